#pragma once

// What most files include anyway, for builds with VITRINE_PRECOMPILE. Every file still includes what it uses: builds
// without it, those of the fuzzers and of releases, would not pass otherwise.

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>
