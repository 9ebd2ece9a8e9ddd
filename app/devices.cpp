#include "commands.h"
#include "device_list.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace vitrine::app {

int devices(const DevicesOptions& options) {
    const DeviceList found = find_devices();
    const std::string text =
        options.json ? to_json(found).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n'
                     : to_text(found);
    std::fputs(text.c_str(), stdout);
    return 0;
}

}  // namespace vitrine::app
