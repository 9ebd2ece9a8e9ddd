#include <vitrine/compute/queue.h>

#include <vitrine/base/log.h>
#include <vitrine/compute/gl_backend.h>
#include <vitrine/compute/opencl_ways.h>
#include <vitrine/gl/driver.h>

#include <algorithm>
#include <utility>

namespace vitrine::compute {
namespace {

std::string one_line(std::string text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

struct Queue::State {
    State(std::shared_ptr<gpu::Mirrors> m, QueueOptions o) : mirrors(std::move(m)), options(std::move(o)) {
        for (const Way way : all_ways) states[static_cast<std::size_t>(way)].way = way;
    }

    WayState& state(Way way) { return states[static_cast<std::size_t>(way)]; }
    std::unique_ptr<Backend>& backend(Way way) { return backends[static_cast<std::size_t>(way)]; }

    /// Tries a way, once.
    bool works(Way way) {
        WayState& known = state(way);
        if (!tried[static_cast<std::size_t>(way)]) {
            tried[static_cast<std::size_t>(way)] = true;
            try {
                backend(way) = make(way, known.device);
                backend(way)->set_pipelined(options.pipelined);
                known.works = true;
                known.reason = "works here";
            } catch (const Error& error) {
                known.reason = one_line(error.what());
                if (way == options.way) log().warn("computing by {} is asked for, but {}", name_of(way), known.reason);
            }
        }
        return known.works;
    }

    std::unique_ptr<Backend> make(Way way, std::string& device) {
        if (way == Way::gl) {
            device = gl::read_driver().renderer;
            return std::make_unique<GlBackend>(mirrors, reports, costs);
        }
        if (!options.opencl) options.opencl = system_opencl();
        return make_cl_backend(way, options.opencl, *mirrors, reports, costs, device);
    }

    /// The ways in the order in which they are to be tried.
    std::vector<Way> order() const {
        std::vector<Way> order;
        if (options.way) order.push_back(*options.way);
        for (const Way way : all_ways) {
            if (way != options.way) order.push_back(way);
        }
        return order;
    }

    /// A way has failed while it was used.
    void give_up(Way way, const std::string& reason) {
        WayState& known = state(way);
        known.works = false;
        known.reason = "failed: " + one_line(reason);
        backend(way).reset();
        log().warn("computing by {} has failed, going on by another way: {}", name_of(way), one_line(reason));
    }

    /// What a backend could tell nobody when it happened.
    void hear_failures() {
        for (const Way way : all_ways) {
            if (!backend(way)) continue;
            if (const std::string failure = backend(way)->failure(); !failure.empty()) give_up(way, failure);
        }
    }

    /// One kernel that does not build says nothing of the others.
    bool run_by(Way way, const Kernel& kernel, Extent extent, std::span<const Argument> arguments) {
        if (!works(way) || backend(way)->source(kernel.source()).text.empty()) return false;
        try {
            backend(way)->run(kernel, extent, arguments);
            return true;
        } catch (const ArgumentError&) {
            throw;
        } catch (const KernelBuildError& error) {
            problems += (problems.empty() ? "" : "\n") + std::string(error.what());
            if (std::find(warned.begin(), warned.end(), error.what()) == warned.end()) {
                warned.emplace_back(error.what());
                log().warn("the kernel '{}' does not build for {}: {}", kernel.name(), name_of(way), error.what());
            }
        } catch (const ContextLostError&) {
            throw;
        } catch (const Error& error) {
            problems += (problems.empty() ? "" : "\n") + std::string(error.what());
            give_up(way, error.what());
        }
        return false;
    }

    std::shared_ptr<gpu::Mirrors> mirrors;  // before the backends, which need them to their end
    QueueOptions options;
    std::array<WayState, all_ways.size()> states;
    std::array<bool, all_ways.size()> tried{};
    std::shared_ptr<BuildReports> reports = std::make_shared<BuildReports>();
    std::shared_ptr<Costs> costs = std::make_shared<Costs>();
    std::string problems;             ///< of the run that is being tried
    std::vector<std::string> warned;  ///< logs of kernels that do not build, said once
    std::array<std::unique_ptr<Backend>, all_ways.size()> backends;
};

Queue::Queue(std::shared_ptr<gpu::Mirrors> mirrors, QueueOptions options)
    : state_(std::make_unique<State>(std::move(mirrors), std::move(options))) {}

Queue::~Queue() = default;

void Queue::run(const Kernel& kernel, Extent extent, std::initializer_list<Argument> arguments) {
    run(kernel, extent, std::span(arguments.begin(), arguments.size()));
}

void Queue::run(const Kernel& kernel, Extent extent, std::span<const Argument> arguments) {
    if (extent.columns == 0 || extent.rows == 0) return;
    state_->hear_failures();
    state_->problems.clear();
    for (const Way way : state_->order()) {
        if (state_->run_by(way, kernel, extent, arguments)) return;
    }
    throw ComputeError("the kernel '" + kernel.name() + "' can be run in no way" +
                       (state_->problems.empty() ? "" : ":\n" + state_->problems));
}

Way Queue::way() const {
    for (const Way way : state_->order()) {
        if (state_->works(way)) return way;
    }
    return Way::gl;
}

void Queue::set_way(std::optional<Way> way) {
    if (way == state_->options.way) return;
    state_->options.way = way;
    if (way && !state_->state(*way).works) state_->tried[static_cast<std::size_t>(*way)] = false;
}

std::optional<Way> Queue::asked_way() const {
    return state_->options.way;
}

std::span<const WayState> Queue::ways() const {
    for (const Way way : all_ways) state_->works(way);
    return state_->states;
}

std::string Queue::reason() const {
    const std::optional<Way> asked = state_->options.way;
    const Way used = way();
    if (asked == used) return "asked for";
    if (asked) return std::string(name_of(*asked)) + " does not work here: " + state_->state(*asked).reason;
    return used == all_ways.front() ? "the best way" : "the best way that works here";
}

bool Queue::pipelined() const {
    return state_->options.pipelined;
}

void Queue::set_pipelined(bool pipelined) {
    state_->options.pipelined = pipelined;
    for (const std::unique_ptr<Backend>& backend : state_->backends) {
        if (backend) backend->set_pipelined(pipelined);
    }
}

void Queue::flush() {
    for (const std::unique_ptr<Backend>& backend : state_->backends) {
        if (backend) backend->flush();
    }
}

void Queue::finish() {
    for (const std::unique_ptr<Backend>& backend : state_->backends) {
        if (backend) backend->finish();
    }
}

bool Queue::lags() const {
    return std::any_of(state_->backends.begin(), state_->backends.end(),
                       [](const std::unique_ptr<Backend>& backend) { return backend && backend->lags(); });
}

bool Queue::reload() {
    bool any = false;
    for (const std::unique_ptr<Backend>& backend : state_->backends) any = (backend && backend->reload()) || any;
    return any;
}

std::span<const BuildReport> Queue::reports() const {
    return state_->reports->all();
}

const Costs& Queue::costs() const {
    return *state_->costs;
}

gpu::Mirrors& Queue::mirrors() {
    return *state_->mirrors;
}

}  // namespace vitrine::compute
