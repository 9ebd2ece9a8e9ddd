#pragma once

#include <vitrine/base/log.h>
#include <vitrine/compute/error.h>
#include <vitrine/compute/kernel.h>
#include <vitrine/compute/queue.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vitrine::compute {

/// The build reports of a queue: one for each kernel and way.
class BuildReports {
public:
    void add(BuildReport report);
    std::span<const BuildReport> all() const { return reports_; }

private:
    std::vector<BuildReport> reports_;
};

/// The text of a source, and when its file was written last.
class WatchedSource {
public:
    explicit WatchedSource(SourceText source);
    const SourceText& source() const { return source_; }
    /// Reads the file again when it has changed since; false when it has not, or is not there.
    bool reload();

private:
    SourceText source_;
    std::filesystem::file_time_type written_{};
};

/// The kernels that a backend has compiled. `Compiled` is made from a text, or KernelBuildError is thrown.
template <class Compiled>
class KernelCache {
public:
    /// Returns the kernel and the compiler's log.
    using Build = std::function<std::pair<Compiled, std::string>(const std::string& name, const SourceText& source)>;

    KernelCache(Way way, Build build, std::shared_ptr<BuildReports> reports)
        : way_(way), build_(std::move(build)), reports_(std::move(reports)) {}

    struct Entry {
        std::weak_ptr<const KernelSource> kernel;
        WatchedSource source;
        std::unique_ptr<Compiled> compiled;  ///< null: it does not build
        std::string problem;
    };

    /// Built when it is first asked for. Throws KernelBuildError; of one that does not build the same each time.
    Entry& get(const Kernel& kernel, const SourceText& source) {
        auto found = entries_.find(&kernel.source());
        if (found != entries_.end() && found->second.kernel.expired()) {
            entries_.erase(found);  // another one at the same place
            found = entries_.end();
        }
        if (found == entries_.end()) {
            Entry entry{kernel.shared_source(), WatchedSource(source), nullptr, {}};
            found = entries_.emplace(&kernel.source(), std::move(entry)).first;
            build(kernel.name(), found->second);
        }
        if (!found->second.compiled) throw KernelBuildError(found->second.problem);
        return found->second;
    }

    bool reload() {
        bool any = false;
        for (auto& [key, entry] : entries_) {
            const std::shared_ptr<const KernelSource> kernel = entry.kernel.lock();
            if (!kernel || !entry.source.reload()) continue;
            any = true;
            build(kernel->name, entry);
            if (entry.problem.empty())
                log().info("the kernel '{}' is built again for {}", kernel->name, name_of(way_));
            else
                log().error("{}", entry.problem);
        }
        return any;
    }

private:
    /// What was there before stays when it does not build.
    void build(const std::string& name, Entry& entry) {
        BuildReport report{.kernel = name, .way = way_, .built = false, .log = {}};
        try {
            auto [compiled, log] = build_(name, entry.source.source());
            entry.compiled = std::make_unique<Compiled>(std::move(compiled));
            entry.problem.clear();
            report.built = true;
            report.log = std::move(log);
        } catch (const KernelBuildError& error) {
            entry.problem = error.what();
            report.log = error.what();
        }
        reports_->add(std::move(report));
    }

    Way way_;
    Build build_;
    std::shared_ptr<BuildReports> reports_;
    std::unordered_map<const KernelSource*, Entry> entries_;
};

}  // namespace vitrine::compute
