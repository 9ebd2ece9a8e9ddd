#include <vitrine/base/assert.h>

#include <vitrine/base/log.h>

#include <cstdlib>

namespace vitrine::detail {

void assertion_failed(const char* condition, const char* sentence, const char* file, int line) {
    log().critical("{}:{}: broken contract: {} ({})", file, line, sentence, condition);
    log().flush();
    std::abort();
}

}  // namespace vitrine::detail
