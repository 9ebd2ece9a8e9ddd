#include "opening.h"

#include <vitrine/base/log.h>
#include <vitrine/base/statistics.h>

namespace vitrine::app {

void PictureTimes::begin() {
    *this = {};
    begun_ = FrameClock::now();
}

void PictureTimes::note_change(bool all) {
    changed_ = true;
    all_ = all_ || all;
}

void PictureTimes::note_presented(const std::string& name) {
    if (!begun_ || !drawn_) return;
    const FrameClock::duration since = FrameClock::now() - *begun_;
    if (!first_) first_ = since;
    changed_ = drawn_ = false;
    if (!all_) return;
    log().info("{}: first picture after {:.0f} ms, all after {:.0f} ms", name, Milliseconds(*first_).count(),
               Milliseconds(since).count());
    forget();
}

}  // namespace vitrine::app
