#include <vitrine/ui/viewport.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/base/named_value.h>
#include <vitrine/ui/draw_callback.h>
#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/light_drag.h>
#include <vitrine/ui/pick_watch.h>
#include <vitrine/ui/point_budget.h>
#include <vitrine/ui/viewport_input.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace vitrine::ui {
namespace {

/// The item's place: whole pixels, so that texels and pixels coincide.
struct Place {
    ImVec2 min;
    ImVec2 size;  ///< ImGui units
    glm::vec2 pixels_per_unit{1};
    glm::ivec2 pixels{0};
};

/// The rest of the current window's content region.
Place available_place(int largest) {
    const ImGuiIO& io = ImGui::GetIO();
    const glm::vec2 scale(io.DisplayFramebufferScale.x, io.DisplayFramebufferScale.y);
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const auto snap = [](float value, float factor) { return std::ceil(value * factor - 0.01F); };
    const glm::vec2 first(snap(cursor.x, scale.x), snap(cursor.y, scale.y));
    const glm::vec2 last = glm::floor(glm::vec2(cursor.x + room.x, cursor.y + room.y) * scale + 0.01F);
    const glm::vec2 pixels = glm::clamp(last - first, glm::vec2(0.0F), glm::vec2(static_cast<float>(largest)));
    Place place;
    place.pixels_per_unit = scale;
    place.pixels = glm::ivec2(pixels);
    place.min = {first.x / scale.x, first.y / scale.y};
    place.size = {pixels.x / scale.x, pixels.y / scale.y};
    return place;
}

int gl_integer(GLenum name) {
    GLint value = 0;
    glGetIntegerv(name, &value);
    return value;
}

/// In clouds of fewer a share saves nothing.
constexpr std::uint64_t many_points = 200'000;

/// The largest of 1, 2, 4, 8 that is neither above `wanted` nor above what the driver has.
int usable_samples(int wanted, int most) {
    int samples = 1;
    while (2 * samples <= std::min({wanted, most, 8})) samples *= 2;
    return samples;
}

/// All that a picture depends on: when none of it changed, neither did the picture.
struct PictureKey {
    std::uint64_t scene_revision = 0;
    scene::Camera camera;
    render::Settings settings;
    glm::ivec2 size{0};
    int samples = 0;
    paths::PathKind path{};
    paths::PathOptions path_options;
    friend bool operator==(const PictureKey&, const PictureKey&) = default;
};

}  // namespace

struct Viewport::State : std::enable_shared_from_this<Viewport::State> {
    State(render::Renderer& r, paths::PathHost h) : renderer(&r), host(std::move(h)) {}

    render::Renderer* renderer;
    paths::PathHost host;
    gl::FrameProfiler* profiler = nullptr;
    ViewportSettings settings;
    ViewportStatus status;
    ViewportInput input;
    EventFilter event_filter;
    LightDrag light_drag;
    PickHandler pick_handler;
    PickWatch pick_watch;
    std::optional<render::Picker> picker;  ///< made for the first question
    Pick::Cause pick_cause{};              ///< of the question that is open
    std::unique_ptr<scene::CameraController> controller;
    std::unique_ptr<paths::RenderPath> path;
    std::unique_ptr<paths::RenderPath> previous;  ///< shown until the path has a picture
    paths::PathOptions path_options;
    std::optional<PictureKey> drawn;           ///< of the last draw that succeeded
    std::optional<scene::Camera> last_camera;  ///< of the last `show`
    float last_rotation = 0;                   ///< of the light, then
    ScaleGovernor governor;
    PointGovernor point_governor;
    Milliseconds resting{0};           ///< what pictures have taken that were drawn to refine the one that rests
    bool refines = false;              ///< there are more of these to come
    std::optional<PictureKey> failed;  ///< of the last draw that did not, so that it is not tried again and again
    std::string problem;
    std::string refusal;  ///< why the path that was asked for last could not be made: the one before goes on
    int max_samples = gl_integer(GL_MAX_SAMPLES);
    int max_size = gl_integer(GL_MAX_TEXTURE_SIZE);
    bool visible = true;             ///< in the last `show`; what is not seen waits for nothing
    std::optional<int> shown_frame;  ///< ImGui's number of that frame
    bool controller_active = false;
    bool draw_requested = false;
    bool framing_requested = false;

    void steer(const scene::Scene& scene, scene::Camera& camera, const Place& place);
    void ask_for_pivot(const scene::DoubleClicked& click, const scene::Scene& scene);
    void take_pivot(scene::Camera& camera);
    void watch_rest(const scene::Scene& scene, const Place& place);
    void ask_what_is_at(glm::vec2 position, Pick::Cause cause, const scene::Scene& scene);
    void take_picked(const scene::Scene& scene);
    glm::dvec2 place_of(glm::vec2 position) const;
    void update_picture(const scene::Scene& scene, const scene::Camera& camera, glm::ivec2 size);
    float affordable_share(PictureKey key, Milliseconds last_frame);
    std::uint32_t affordable_pictures(PictureKey key, Milliseconds last_frame);
    bool shows_coarse() const;
    void draw(const scene::Scene& scene, const PictureKey& key);
    void advance(const scene::Scene& scene, const PictureKey& key);
    void recover(const scene::Scene& scene, const PictureKey& key, const Error& error);
    void fall_back(const scene::Scene& scene, PictureKey key, const std::string& reason);
    void choose_path(const PictureKey& key);
    void give_up(const PictureKey& key, const std::string& reason);
    paths::RenderPath* shown_path() const;
    void present(const Place& place);
    void present_exactly(const CallbackPlace& at);
    void write_problem(const Place& place) const;
};

std::string_view name_of(PresentKind kind) {
    return kind == PresentKind::exact ? "exact" : "image";
}

PresentKind present_kind_named(std::string_view name) {
    return value_named(name, std::array{PresentKind::exact, PresentKind::image}, "presentation");
}

Viewport::Viewport(render::Renderer& renderer, paths::PathHost host)
    : state_(std::make_shared<State>(renderer, std::move(host))) {}
Viewport::~Viewport() = default;
Viewport::Viewport(Viewport&&) noexcept = default;
Viewport& Viewport::operator=(Viewport&&) noexcept = default;

void Viewport::show(const scene::Scene& scene, scene::Camera& camera) {
    State& state = *state_;
    const Place place = available_place(state.max_size);
    state.visible = false;
    state.shown_frame = ImGui::GetFrameCount();
    state.status.drew_scene = false;
    state.status.size_pixels = place.pixels;
    if (place.pixels.x < 1 || place.pixels.y < 1) return;
    ImGui::SetCursorScreenPos(place.min);
    ImGui::PushID(&state);
    ImGui::InvisibleButton(
        "viewport", place.size,
        ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight | ImGuiButtonFlags_MouseButtonMiddle);
    ImGui::PopID();
    if (!ImGui::IsItemVisible() && !state.input.dragging()) return;
    state.visible = true;
    state.steer(scene, camera, place);
    state.update_picture(scene, camera, place.pixels);
    state.present(place);
}

void Viewport::State::steer(const scene::Scene& scene, scene::Camera& camera, const Place& place) {
    if (!controller || controller->kind() != settings.controller)
        controller = scene::make_controller(settings.controller);
    const scene::ControllerContext context{glm::vec2(place.pixels), scene.stage()};
    if (std::exchange(framing_requested, false))
        scene::frame(camera, context.bounds, double(place.pixels.x) / double(place.pixels.y));
    take_pivot(camera);
    take_picked(scene);
    for (const scene::InputEvent& event : input.collect({place.min.x, place.min.y}, place.pixels_per_unit)) {
        if (event_filter && event_filter(event, camera, place.pixels)) continue;
        if (light_drag.handle(event, settings.render, place.pixels)) continue;
        controller->handle(event, camera, context);
        if (const auto* click = std::get_if<scene::DoubleClicked>(&event)) ask_for_pivot(*click, scene);
        const std::optional<glm::vec2> clicked = pick_watch.clicked(event, place.pixels_per_unit.x);
        if (clicked && pick_handler) ask_what_is_at(*clicked, Pick::Cause::click, scene);
    }
    watch_rest(scene, place);
    const std::chrono::duration<double> elapsed(ImGui::GetIO().DeltaTime);
    controller_active = controller->advance(elapsed, camera, context);
}

void Viewport::State::ask_for_pivot(const scene::DoubleClicked& click, const scene::Scene& scene) {
    if (click.button != scene::MouseButton::left || !path || !drawn) return;
    try {
        path->ask_point({scene, drawn->camera, drawn->settings, drawn->size, drawn->samples}, place_of(click.position));
    } catch (const Error& error) {
        log().error("{}", error.what());
    }
}

/// Positions are of pixels shown; the picture may have more or fewer.
glm::dvec2 Viewport::State::place_of(glm::vec2 position) const {
    return glm::dvec2(position) / glm::dvec2(glm::max(status.size_pixels, glm::ivec2(1)));
}

void Viewport::State::watch_rest(const scene::Scene& scene, const Place& place) {
    const ImGuiIO& io = ImGui::GetIO();
    const glm::vec2 offset(io.MousePos.x - place.min.x, io.MousePos.y - place.min.y);
    const bool wanted = pick_handler && io.KeyAlt && input.hovered() && !input.dragging();
    const std::optional<glm::vec2> rested =
        pick_watch.rested(offset * place.pixels_per_unit, wanted, std::chrono::duration<double>(io.DeltaTime));
    const bool waits_for_click = picker && picker->pending() && pick_cause == Pick::Cause::click;
    if (rested && !waits_for_click) ask_what_is_at(*rested, Pick::Cause::rest, scene);
}

void Viewport::State::ask_what_is_at(glm::vec2 position, Pick::Cause cause, const scene::Scene& scene) {
    if (!drawn) return;
    pick_cause = cause;
    try {
        if (!picker) picker.emplace(*renderer);
        picker->ask(scene, drawn->camera, drawn->settings, drawn->size, place_of(position));
    } catch (const Error& error) {
        log().error("{}", error.what());
    }
}

void Viewport::State::take_picked(const scene::Scene& scene) {
    const std::optional<render::Picker::Answer> answer = picker ? picker->take(scene) : std::nullopt;
    if (answer && pick_handler) pick_handler({pick_cause, *answer});
}

void Viewport::State::take_pivot(scene::Camera& camera) {
    const std::optional<glm::dvec3> point = path ? path->take_point() : std::nullopt;
    if (point) scene::set_pivot(camera, *point);
}

void Viewport::State::update_picture(const scene::Scene& scene, const scene::Camera& camera, glm::ivec2 size) {
    const bool in_place_is_impossible = settings.path == paths::PathKind::inline_ && !draw_callbacks_work();
    const float rotation = settings.render.lighting.rotation_radians;
    const bool moves = last_camera && (*last_camera != camera || last_rotation != rotation);
    last_camera = camera;
    last_rotation = rotation;
    const Milliseconds last_frame(1000 * double{ImGui::GetIO().DeltaTime});
    const float scale = governor.next(settings.render_scale, moves, last_frame);
    PictureKey key{
        .scene_revision = scene.revision(),
        .camera = camera,
        .settings = settings.render,
        .size = glm::min(scaled_size(size, scale), glm::ivec2(max_size)),
        .samples = usable_samples(settings.samples, max_samples),
        .path = in_place_is_impossible ? paths::PathKind::texture : settings.path,
        .path_options = settings.path_options,
    };
    key.settings.pixel_scale *= scale;
    // A picture in which nothing was coarser is the same as one at rest: it need not be drawn again.
    if (moves ? settings.coarse_while_moving : drawn && drawn->settings.interacting && !shows_coarse())
        key.settings.interacting = true;
    key.settings.point_share = status.point_share = affordable_share(key, last_frame);
    status.render_scale = scale;
    key.settings.pictures = affordable_pictures(key, last_frame);
    const bool wanted =
        std::exchange(draw_requested, false) || !settings.on_demand || drawn != key || (path && path->draws_in_place());
    if (wanted && (failed != key)) {
        draw(scene, key);
    } else if (path) {
        advance(scene, key);
    }
    if (!path) return;
    if (shown_path() == path.get()) previous.reset();
    // It draws when it is shown, and may not be left with the scene of an earlier frame.
    if (previous && previous->draws_in_place())
        previous->draw({scene, key.camera, key.settings, key.size, key.samples}, profiler);
    status.age_frames = path->picture().age_frames;
    status.path = path->counters();
    status.counts = path->draw_counts();
    if (profiler == nullptr) return;
    // Of several viewports the oldest picture counts.
    std::optional<int>& latency = profiler->timings().current().latency_frames;
    latency = std::max(latency.value_or(0), status.age_frames);
}

float Viewport::State::affordable_share(PictureKey key, Milliseconds last_frame) {
    if (drawn) {
        key.settings.point_share = drawn->settings.point_share;
        key.settings.interacting = drawn->settings.interacting;
        key.settings.pictures = drawn->settings.pictures;
    }
    // Where the last picture is still under way, more points would come before the first are seen.
    if (path && !path->settled() && drawn == key) return key.settings.point_share;
    const bool many = status.counts.layered_points >= many_points;
    const Milliseconds budget(settings.point_budget_ms);
    // A path with a thread of its own tells how long that takes; the frames here do not wait for it.
    const Milliseconds took = status.path.thread_ms > 0 ? Milliseconds(status.path.thread_ms) : last_frame;
    return point_governor.next(budget, many, drawn != key, took);
}

std::uint32_t Viewport::State::affordable_pictures(PictureKey key, Milliseconds last_frame) {
    constexpr Milliseconds longest{5000};
    const auto most = static_cast<std::uint32_t>(settings.rest_samples / key.samples);
    if (drawn) key.settings.pictures = drawn->settings.pictures;
    const bool possible = most > 1 && settings.on_demand && !failed;
    if (!possible || drawn != key || !path || key.settings.point_share < 1) {
        resting = Milliseconds(0);
        refines = possible;
        return 1;
    }
    if (key.settings.pictures > 1) resting += last_frame;
    refines = key.settings.pictures < most && resting < longest;
    return key.settings.pictures + (refines && path->settled() ? 1 : 0);
}

bool Viewport::State::shows_coarse() const {
    // The path knows it now; a path that draws in place has drawn since `status` was written.
    return drawn && drawn->settings.interacting && path && path->draw_counts().coarse_meshes > 0;
}

void Viewport::State::draw(const scene::Scene& scene, const PictureKey& key) {
    try {
        choose_path(key);
        path->draw({scene, key.camera, key.settings, key.size, key.samples}, profiler);
        drawn = key;
        failed.reset();
        problem.clear();
        status.drew_scene = true;
        status.samples = key.samples;
        status.pictures = static_cast<int>(key.settings.pictures);
    } catch (const Error& error) {
        recover(scene, key, error);
    }
}

void Viewport::State::advance(const scene::Scene& scene, const PictureKey& key) {
    try {
        path->advance(profiler);
    } catch (const Error& error) {
        recover(scene, key, error);
    }
}

/// After an error there is either another way to draw or a message in the picture's place.
void Viewport::State::recover(const scene::Scene& scene, const PictureKey& key, const Error& error) {
    // The path shared alone has a context of its own to miss; the renderer's may be as good as ever.
    const bool lost = path == nullptr || dynamic_cast<const ContextLostError*>(&error) != nullptr;
    if (key.path == paths::PathKind::shared && lost) {
        fall_back(scene, key, error.what());
    } else {
        give_up(key, error.what());
    }
}

void Viewport::State::fall_back(const scene::Scene& scene, PictureKey key, const std::string& reason) {
    const std::string remark = "texture stands in for shared: " + reason;
    log().error("{}", remark);
    settings.path = key.path = paths::PathKind::texture;
    draw(scene, key);
    if (path) refusal = remark;
}

void Viewport::State::choose_path(const PictureKey& key) {
    if (path && path->kind() == key.path && path_options == key.path_options) return;
    std::unique_ptr<paths::RenderPath> fresh;
    try {
        fresh = paths::make_path(key.path, *renderer, key.path_options, host);
    } catch (const GraphicsError& error) {
        if (!path) throw;
        log().error("{}", error.what());
        refusal = error.what();
        settings.path = path->kind();
        settings.path_options = path_options;
        return;
    }
    refusal.clear();
    if (shown_path() == path.get()) previous = std::move(path);
    path = std::move(fresh);
    path_options = key.path_options;
}

/// What there is to see: until a new path has its first picture, the one before.
paths::RenderPath* Viewport::State::shown_path() const {
    const bool has_picture = path && (path->draws_in_place() || path->picture().texture != 0);
    return has_picture ? path.get() : previous.get();
}

void Viewport::State::give_up(const PictureKey& key, const std::string& reason) {
    log().error("{}", reason);
    problem = reason;
    failed = key;
    drawn.reset();
    path.reset();
    previous.reset();
}

void Viewport::State::present(const Place& place) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 max{place.min.x + place.size.x, place.min.y + place.size.y};
    const bool possible = draw_callbacks_work();
    const paths::RenderPath* shown = shown_path();
    if (shown == nullptr) {
        write_problem(place);
        return;
    }
    if ((settings.present == PresentKind::exact || shown->draws_in_place()) && possible) {
        // The viewport may be gone when ImGui renders.
        add_draw_callback(list, place.min, max, [weak = weak_from_this()](const CallbackPlace& at) {
            if (const std::shared_ptr<State> state = weak.lock()) state->present_exactly(at);
        });
        status.present = shown->draws_in_place() && shown->remark().empty()
                             ? "in place"
                             : render::name_of(renderer->present_method());
        status.remark = refusal.empty() ? shown->remark() : refusal;
    } else {
        const paths::PathPicture picture = shown->picture();
        // Rows of GL textures begin at the bottom: the coordinates flip the picture, no pixel is moved.
        if (picture.texture != 0)
            list.AddImage(compat::texture_id(picture.texture), place.min, max, ImVec2(0, 1), ImVec2(1, 0));
        status.present = name_of(PresentKind::image);
        status.remark = possible ? refusal : "This window's renderer cannot draw callbacks: shown as an image.";
    }
    write_problem(place);
}

void Viewport::State::present_exactly(const CallbackPlace& at) {
    paths::RenderPath* shown = shown_path();
    if (shown == nullptr) return;
    try {
        shown->present({.framebuffer = at.framebuffer, .origin = at.box.min, .size = at.box.size(), .clip = at.clip},
                       profiler);
    } catch (const Error& error) {
        give_up(drawn.value_or(PictureKey{}), error.what());
    }
}

void Viewport::State::write_problem(const Place& place) const {
    if (problem.empty()) return;
    const ImVec2 text_at{place.min.x + 12.0F, place.min.y + 12.0F};
    ImGui::GetWindowDrawList()->AddText(nullptr, 0.0F, text_at, ImGui::GetColorU32(ImGuiCol_Text), problem.c_str(),
                                        nullptr, std::max(1.0F, place.size.x - 24.0F));
}

ViewportSettings& Viewport::settings() {
    return state_->settings;
}

const ViewportStatus& Viewport::status() const {
    return state_->status;
}

paths::PathPicture Viewport::picture() const {
    const paths::RenderPath* shown = state_->shown_path();
    return shown != nullptr ? shown->picture() : paths::PathPicture{};
}

bool Viewport::wants_frame() const {
    const State& state = *state_;
    // A program may have stopped showing it, in a closed window, say.
    const bool left_out = state.shown_frame && ImGui::GetFrameCount() > *state.shown_frame + 1;
    return state.visible && !left_out &&
           (!state.settings.on_demand || state.draw_requested || state.framing_requested ||
            state.governor.sharpening() || state.point_governor.filling() || state.shows_coarse() ||
            (state.refines && state.path && state.path->settled()) || state.controller_active ||
            state.pick_watch.waits() || (state.picker && state.picker->pending()) ||
            (state.path && (state.path->wants_advance() || state.path->wants_take_point())));
}

void Viewport::request_draw() {
    state_->draw_requested = true;
}

void Viewport::request_framing() {
    state_->framing_requested = true;
}

void Viewport::set_event_filter(EventFilter filter) {
    state_->event_filter = std::move(filter);
}

void Viewport::set_pick_handler(PickHandler handler) {
    state_->pick_handler = std::move(handler);
}

void Viewport::set_profiler(gl::FrameProfiler* profiler) {
    state_->profiler = profiler;
}

bool Viewport::hovered() const {
    return state_->input.hovered() || state_->input.dragging();
}

bool Viewport::focused() const {
    return state_->input.focused();
}

}  // namespace vitrine::ui
