#include <vitrine/io/text_sample.h>

#include <vitrine/io/number_fields.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace vitrine::io {
namespace {

/// Takes rows from places all over the file, and all that the first of these places has.
class Sampler {
public:
    Sampler(std::string_view text, char newline, std::size_t columns)
        : text_(text), newline_(newline), columns_(columns) {}

    PointSample sample() {
        take_from(0, sample_rows / 2);
        for (std::size_t i = 1; i < sample_rows / 2; ++i) {
            const std::size_t line = text_.find(newline_, i * (text_.size() / (sample_rows / 2)));
            if (line != std::string_view::npos) take_from(line + 1, 1);
        }
        return std::move(sample_);
    }

private:
    /// Lines that are no rows are for those to complain about who read them all.
    void take_from(std::size_t offset, std::size_t lines) {
        for (std::size_t i = 0; i < lines && offset < text_.size(); ++i) {
            const std::size_t end = std::min(text_.find(newline_, offset), text_.size());
            take(text_.substr(offset, end - offset));
            offset = end + 1;
        }
    }

    void take(std::string_view line) {
        const std::vector<std::string_view> fields = fields_of(line);
        if (!is_number_row(line) || fields.size() != columns_) return;
        std::vector<double>& row = sample_.emplace_back();
        for (const std::string_view field : fields)
            row.push_back(number_of(field).value_or(std::numeric_limits<double>::quiet_NaN()));
    }

    std::string_view text_;
    char newline_;
    std::size_t columns_;
    PointSample sample_;
};

}  // namespace

PointSample sample_of_text(std::string_view text, char newline, std::size_t columns) {
    return Sampler(text, newline, columns).sample();
}

}  // namespace vitrine::io
