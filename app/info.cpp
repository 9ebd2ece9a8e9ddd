#include "commands.h"
#include "files.h"
#include "scene_summary.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace vitrine::app {

int info(const InfoOptions& options) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const std::filesystem::path& file : with_folders_opened(options.files)) {
        const SceneSummary summary = summarize(file, read_files({file}, never_through_octrees));
        if (options.json) {
            all.push_back(to_json(summary));
        } else {
            std::fputs(to_text(summary).c_str(), stdout);
        }
    }
    if (options.json) {
        const nlohmann::ordered_json& shown = all.size() == 1 ? all.front() : all;
        // Names that are not UTF-8 lose the bytes that are wrong, not the whole report.
        const std::string text = shown.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
        std::printf("%s\n", text.c_str());
    }
    return 0;
}

}  // namespace vitrine::app
