#pragma once

#include "folder_listing.h"

#include <vitrine/ui/look.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace vitrine::app {

/// A dialog that asks for files to open. Keep it between frames.
class FileBrowser {
public:
    /// Opens the dialog at a folder; an empty one is where it was last, else the working folder.
    void open(const std::filesystem::path& folder = {});
    /// Draws the dialog while it is open. Returns the files chosen, once.
    std::vector<std::filesystem::path> show(const ui::Look& look);

    bool is_open() const { return open_; }
    const std::filesystem::path& folder() const { return listing_.folder; }
    bool all_files() const { return all_files_; }
    void set_all_files(bool all) { all_files_ = all; }
    /// Folders listed beside the usual places, such as those of recent files.
    void set_places(std::vector<std::filesystem::path> places) { places_ = std::move(places); }

private:
    void go(const std::filesystem::path& folder);
    void refresh();
    void path_bar(const ui::Look& look);
    void place_list(const ui::Look& look);
    void entry_list(const ui::Look& look);
    void entry_row(const ui::Look& look, std::size_t index);
    void name_field();
    void buttons(const ui::Look& look);
    void answer_keys();
    void move(int rows);
    void accept();
    void close();
    std::string typed() const { return typed_.data(); }

    FolderListing listing_;
    std::vector<std::size_t> shown_;  ///< indices of entries that the filter lets through
    std::set<std::size_t> chosen_;    ///< indices of entries
    std::size_t cursor_ = 0;          ///< place in shown_
    std::array<char, 4096> typed_{};
    std::string filter_;
    std::string problem_;
    std::vector<std::filesystem::path> places_;
    std::vector<std::filesystem::path> result_;
    bool all_files_ = false;
    bool open_ = false;
    bool appearing_ = false;
    bool focus_name_ = false;
    bool scroll_to_cursor_ = false;
};

}  // namespace vitrine::app
