#include "comparison.h"
#include "viewer_state.h"

#include <vitrine/base/error.h>

#include <new>

namespace vitrine::app {

void Viewer::State::open_comparison() {
    const std::filesystem::path folder = browser.folder().empty() ? preferences.folder : browser.folder();
    compare_window.open({.window_samples = *window_samples, .most_samples = driver.max_samples, .folder = folder});
}

void Viewer::State::compare(BenchScreen& screen) {
    const ui::ViewportSettings& settings = viewport().settings();
    const CompareSubject subject{.scene = scene,
                                 .name = name.empty() ? "nothing" : name,
                                 .camera = camera(),
                                 .settings = settings.render,
                                 .ring_size = settings.path_options.ring_size};
    // What is measured is not recorded: that costs time.
    const bool recording = gpu_log->recording();
    gpu_log->stop();
    try {
        compare_window.open_results(compare_paths(compare_window.plan(), subject, screen, renderer));
    } catch (const Error& error) {
        compare_window.open_problem(error.what());
    } catch (const std::bad_alloc&) {
        compare_window.open_problem("There is not enough memory to compare the paths.");
    }
    if (recording) gpu_log->start();
}

void Viewer::allow_comparisons(int window_samples) {
    state_->window_samples = window_samples;
}

void Viewer::compare(BenchScreen& screen) {
    state_->compare(screen);
}

}  // namespace vitrine::app
