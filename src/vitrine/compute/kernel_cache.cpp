#include <vitrine/compute/kernel_cache.h>

#include <algorithm>
#include <system_error>

namespace vitrine::compute {

void BuildReports::add(BuildReport report) {
    const auto found = std::find_if(reports_.begin(), reports_.end(), [&](const BuildReport& each) {
        return each.kernel == report.kernel && each.way == report.way;
    });
    if (found == reports_.end())
        reports_.push_back(std::move(report));
    else
        *found = std::move(report);
}

WatchedSource::WatchedSource(SourceText source) : source_(std::move(source)) {
    std::error_code nowhere;
    if (!source_.file.empty()) written_ = std::filesystem::last_write_time(source_.file, nowhere);
}

bool WatchedSource::reload() {
    if (source_.file.empty()) return false;
    std::error_code problem;
    const std::filesystem::file_time_type now = std::filesystem::last_write_time(source_.file, problem);
    if (problem || now == written_) return false;
    std::ifstream file(source_.file, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    if (!file || text.empty()) return false;  // somebody is still writing it
    written_ = now;
    source_.text = std::move(text);
    return true;
}

}  // namespace vitrine::compute
