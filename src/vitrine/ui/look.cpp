#include <vitrine/ui/look.h>

#include <vitrine/ui/gui.h>

namespace vitrine::ui {

Look look_of(const Gui& gui) {
    Look look;
    look.theme = gui.theme();
    look.scale = gui.scale();
    look.medium = gui.medium_font();
    return look;
}

}  // namespace vitrine::ui
