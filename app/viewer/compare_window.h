#pragma once

#include "comparison.h"

#include <app/bench/bench_files.h>

#include <vitrine/ui/look.h>

#include <array>
#include <filesystem>
#include <optional>
#include <string>

namespace vitrine::app {

/// The dialog of a comparison: what to compare, then its results and where to save them. Keep it between frames.
class CompareWindow {
public:
    /// What there is to choose from.
    struct Offer {
        int window_samples = 1;        ///< per pixel of the window itself: only with so many does inline draw in place
        int most_samples = 1;          ///< of the driver
        std::filesystem::path folder;  ///< where reports go unless somebody wants them elsewhere; may be empty
    };
    void open(const Offer& offer);
    /// Opens with the results of a comparison.
    void open_results(BenchReport report);
    /// Opens to choose anew, with what went wrong; empty when nothing did. The results before stay.
    void open_problem(const std::string& problem);

    /// Draws the dialog while it is open. True once when a comparison is to be made; then it is closed.
    bool show(const ui::Look& look);

    bool is_open() const { return page_ != Page::closed; }
    const ComparePlan& plan() const { return plan_; }
    const std::optional<BenchReport>& results() const { return results_; }

private:
    enum class Page { closed, choice, results, saving };

    void turn_to(Page page);
    bool choice_page(const ui::Look& look);
    void path_choice(const ui::Look& look);
    void length_choice(const ui::Look& look);
    void samples_choice(const ui::Look& look);
    bool choice_buttons(const ui::Look& look);
    void results_page(const ui::Look& look);
    void results_buttons(const ui::Look& look);
    void saving_buttons(const ui::Look& look);
    std::filesystem::path chosen_file() const;
    void begin_saving();
    void save(const ui::Look& look);
    void close();

    Page page_ = Page::closed;
    bool appearing_ = false;
    bool focus_name_ = false;
    Offer offer_;
    ComparePlan plan_;
    bool samples_chosen_ = false;  ///< by a person: the window's are right otherwise
    std::optional<BenchReport> results_;
    std::string problem_;
    std::string saved_;
    std::array<char, 4096> name_{};
};

}  // namespace vitrine::app
