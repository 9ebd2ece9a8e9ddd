#include <vitrine/compute/costs.h>

namespace vitrine::compute {

Costs& Costs::operator+=(const Costs& other) {
    kernel_ms += other.kernel_ms;
    sync_ms += other.sync_ms;
    transfer_ms += other.transfer_ms;
    bytes_copied += other.bytes_copied;
    runs += other.runs;
    return *this;
}

Costs operator-(Costs a, const Costs& b) {
    a.kernel_ms -= b.kernel_ms;
    a.sync_ms -= b.sync_ms;
    a.transfer_ms -= b.transfer_ms;
    a.bytes_copied -= b.bytes_copied;
    a.runs -= b.runs;
    return a;
}

}  // namespace vitrine::compute
