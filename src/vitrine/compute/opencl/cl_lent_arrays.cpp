#include <vitrine/compute/opencl/cl_lent_arrays.h>

#include <vitrine/compute/error.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

namespace vitrine::compute {

cl_mem LentArrays::lend(const Argument::Array& array) {
    const arrays::Tracking* key = array.bytes.tracking.get();
    const auto found = held_.find(key);
    // What was lent to a kernel before, and has not been asked for since, need not go back and forth.
    const bool is_ours =
        found != held_.end() && mirrors().outside(array.bytes) == this && array.bytes.tracking->pending.empty();
    if (is_ours) {
        found->second.loan.access = array.access;
    } else {
        const std::uint64_t uploaded = mirrors().bytes_uploaded();
        Held held{mirrors().lend(array.bytes, array.access, reach()), nullptr};
        session().costs().bytes_copied += mirrors().bytes_uploaded() - uploaded;
        held.view = view_of(held.loan);
        const CostTimer timer(session().costs().sync_ms);
        hand_to_cl(*held.view);
        held_.insert_or_assign(key, std::move(held));
        newly_lent_.push_back(key);
    }
    lent_.push_back(array.bytes);
    return held_.at(key).view->memory.get();
}

std::shared_ptr<LentArrays::View> LentArrays::view_of(const gpu::Loan& loan) {
    std::shared_ptr<void>& companion = loan.holder->companions[this];
    if (!companion) companion = std::make_shared<View>(make_view(loan));
    return std::static_pointer_cast<View>(companion);
}

void LentArrays::launched(const std::shared_ptr<ClEvent>& kernel) {
    session().launched(kernel);
    for (const arrays::TrackedBytes& array : std::exchange(lent_, {}))
        mirrors().accept(array, held_.at(array.tracking.get()).loan, shared_from_this());
    newly_lent_.clear();
    images_launched();
}

void LentArrays::not_launched() noexcept {
    lent_.clear();
    for (const arrays::Tracking* key : std::exchange(newly_lent_, {})) take_back(key);
    images_not_launched();
}

void LentArrays::settle(gpu::Mirrors& /*mirrors*/, const arrays::TrackedBytes& array, bool /*exact*/) noexcept {
    take_back(array.tracking.get());
}

/// With it goes what GL has asked for before, and will again: handing over several is hardly dearer than one.
void LentArrays::take_back(const arrays::Tracking* key) noexcept {
    const auto found = held_.find(key);
    if (found == held_.end()) return;
    found->second.view->wanted = true;
    std::vector<Held> back;
    for (auto held = held_.begin(); held != held_.end();) {
        const bool goes = held->first == key || (held->second.view->wanted && !is_lent(held->first));
        if (goes) back.push_back(std::move(held->second));
        held = goes ? held_.erase(held) : std::next(held);
    }
    try {
        hand_back(std::move(back));
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

/// To the kernel that is to be launched next.
bool LentArrays::is_lent(const arrays::Tracking* key) const {
    return std::any_of(lent_.begin(), lent_.end(),
                       [key](const arrays::TrackedBytes& array) { return array.tracking.get() == key; });
}

void LentArrays::hand_back(std::vector<Held> back) {
    std::vector<View*> views;
    for (const Held& held : back) views.push_back(held.view.get());
    hand_to_gl(views);
}

void LentArrays::finish() {
    session().wait_for_kernels();
}

void LentArrays::stop() noexcept {
    std::vector<Held> back;
    for (auto& [key, held] : std::exchange(held_, {})) back.push_back(std::move(held));
    try {
        hand_back(std::move(back));
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

}  // namespace vitrine::compute
