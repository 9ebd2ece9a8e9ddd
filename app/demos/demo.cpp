#include <app/demos/demo.h>

#include <app/demos/collections_demo.h>
#include <app/demos/galaxy_demo.h>
#include <app/demos/mesh_demo.h>
#include <app/demos/nbody_demo.h>
#include <app/demos/signal_demo.h>
#include <app/demos/sine_demo.h>
#include <app/demos/smoke_demo.h>
#include <app/demos/waves_demo.h>

#include <vitrine/base/error.h>

#include <spdlog/fmt/fmt.h>

#include <array>

namespace vitrine::app {
namespace {

template <class D>
std::unique_ptr<Demo> make() {
    return std::make_unique<D>();
}

constexpr std::array kinds{
    DemoKind{"galaxy", "Galaxy", "demo.galaxy", "Stars on ellipses that crowd along spiral arms", make<GalaxyDemo>},
    DemoKind{"collections", "Collections", "demo.collections", "Items of each kind that come and go",
             make<CollectionsDemo>},
    DemoKind{"mesh", "Editable mesh", "demo.mesh", "A surface whose vertices can be dragged", make<MeshDemo>},
    DemoKind{"signal", "Signal", "demo.signal", "A million samples, of which one column is new in each frame",
             make<SignalDemo>},
    DemoKind{"sine", "Sine", "demo.sine", "A curve of 10,000 points that a kernel writes where they are drawn",
             make<SineDemo>},
    DemoKind{"nbody", "Colliding galaxies", "demo.nbody", "Bodies that attract each other, each all others",
             make<NbodyDemo>},
    DemoKind{"waves", "Waves", "demo.waves", "Water that can be pressed, and drops that fall into it", make<WavesDemo>},
    DemoKind{"smoke", "Smoke", "demo.smoke", "Smoke that rises in swirls, and that can be stirred", make<SmokeDemo>},
};

}  // namespace

void require_count(std::string_view demo, std::string_view what, std::size_t count, std::size_t least,
                   std::size_t most) {
    if (count >= least && count <= most) return;
    throw UsageError(fmt::format("--count: the demo '{}' takes {} to {} {}, not {}", demo, least, most, what, count));
}

std::span<const DemoKind> all_demos() {
    return kinds;
}

std::string demo_names() {
    std::string names;
    for (const DemoKind& kind : kinds) names += (names.empty() ? "" : ", ") + std::string(kind.name);
    return names;
}

const DemoKind& demo_named(std::string_view name) {
    for (const DemoKind& kind : kinds) {
        if (kind.name == name) return kind;
    }
    throw UsageError("there is no demo '" + std::string(name) + "', only: " + demo_names());
}

}  // namespace vitrine::app
