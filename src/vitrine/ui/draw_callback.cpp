#include <vitrine/ui/draw_callback.h>

#include <vitrine/ui/imgui_compat.h>

#include <imgui_internal.h>

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::ui {
namespace {

struct Callback {
    ImVec2 min;
    ImVec2 max;
    std::function<void(const CallbackPlace&)> draw;
};

/// The callbacks of one ImGui context's frame. Lives as long as the context, by a hook of it.
using Callbacks = std::vector<std::unique_ptr<Callback>>;

void call_hook(ImGuiContext* /*context*/, ImGuiContextHook* hook) {
    auto* callbacks = static_cast<Callbacks*>(hook->UserData);
    if (hook->Type == ImGuiContextHookType_NewFramePre) callbacks->clear();
    if (hook->Type == ImGuiContextHookType_Shutdown) delete callbacks;
}

Callbacks& callbacks_of_current_context() {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    for (const ImGuiContextHook& hook : context.Hooks) {
        if (hook.Callback == call_hook) return *static_cast<Callbacks*>(hook.UserData);
    }
    ImGuiContextHook hook;
    hook.Callback = call_hook;
    hook.UserData = new Callbacks;  // deleted by the second hook
    for (const ImGuiContextHookType type : {ImGuiContextHookType_NewFramePre, ImGuiContextHookType_Shutdown}) {
        hook.Type = type;
        ImGui::AddContextHook(&context, &hook);
    }
    return *static_cast<Callbacks*>(hook.UserData);
}

/// From ImGui's coordinates, y down, to pixels of the framebuffer, y up. Edges are rounded to whole pixels.
gl::PixelBox pixels_of(ImVec2 min, ImVec2 max, const ImDrawData& data) {
    const glm::vec2 origin(data.DisplayPos.x, data.DisplayPos.y);
    const glm::vec2 scale(data.FramebufferScale.x, data.FramebufferScale.y);
    const glm::ivec2 first(glm::round((glm::vec2(min.x, min.y) - origin) * scale));
    const glm::ivec2 last(glm::round((glm::vec2(max.x, max.y) - origin) * scale));
    const auto height = static_cast<int>(data.DisplaySize.y * scale.y);
    return {{first.x, height - last.y}, {last.x, height - first.y}};
}

void run(const ImDrawList* /*list*/, const ImDrawCmd* command) {
    const auto* callback = static_cast<const Callback*>(command->UserCallbackData);
    const ImDrawData& data = *ImGui::GetDrawData();
    const ImVec4& clip = command->ClipRect;
    GLint framebuffer = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &framebuffer);
    const CallbackPlace place{.framebuffer = static_cast<GLuint>(framebuffer),
                              .box = pixels_of(callback->min, callback->max, data),
                              .clip = pixels_of({clip.x, clip.y}, {clip.z, clip.w}, data)};
    if (!gl::intersection(place.box, place.clip).empty()) callback->draw(place);
}

}  // namespace

void add_draw_callback(ImDrawList& list, ImVec2 min, ImVec2 max, std::function<void(const CallbackPlace&)> draw) {
    Callbacks& callbacks = callbacks_of_current_context();
    callbacks.push_back(std::make_unique<Callback>(Callback{min, max, std::move(draw)}));
    list.AddCallback(run, callbacks.back().get());
}

bool draw_callbacks_work() {
    const char* renderer = ImGui::GetIO().BackendRendererName;
    return renderer != nullptr && std::string_view(renderer) == "imgui_impl_opengl3" &&
           compat::window_is_in_main_viewport();
}

}  // namespace vitrine::ui
