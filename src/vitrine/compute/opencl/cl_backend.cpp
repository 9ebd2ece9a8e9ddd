#include <vitrine/compute/opencl/cl_backend.h>

#include <vitrine/compute/build_log.h>
#include <vitrine/compute/error.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace vitrine::compute {
namespace {

/// Items of a work group where the source asks for no number.
constexpr std::size_t usual_row = 64;
constexpr std::size_t usual_edge = 8;

struct TypeName {
    std::string_view name;
    std::size_t bytes;
    std::optional<Scalar> scalar;
};

/// The scalar types of OpenCL C, longer names before those they begin with.
constexpr std::array types{TypeName{"float", 4, Scalar::float32},
                           TypeName{"int", 4, Scalar::int32},
                           TypeName{"uint", 4, Scalar::uint32},
                           TypeName{"char", 1, {}},
                           TypeName{"uchar", 1, {}},
                           TypeName{"short", 2, {}},
                           TypeName{"ushort", 2, {}},
                           TypeName{"long", 8, {}},
                           TypeName{"ulong", 8, {}},
                           TypeName{"double", 8, {}},
                           TypeName{"half", 2, {}}};

struct ParsedType {
    TypeName type;
    int components = 1;
};

/// "float4" is four floats; nothing for a type that is none of these.
std::optional<ParsedType> parse_type(std::string_view text) {
    for (const TypeName& type : types) {
        if (!text.starts_with(type.name)) continue;
        const std::string_view rest = text.substr(type.name.size());
        if (rest.empty()) return ParsedType{type, 1};
        for (const auto& [digits, components] : {std::pair{"2", 2}, {"3", 3}, {"4", 4}, {"8", 8}, {"16", 16}}) {
            if (rest == digits) return ParsedType{type, components};
        }
    }
    return std::nullopt;
}

std::optional<ValueType> value_type(std::string_view text) {
    const std::optional<ParsedType> parsed = parse_type(text);
    if (!parsed || !parsed->type.scalar || parsed->components > 4) return std::nullopt;
    return ValueType{*parsed->type.scalar, parsed->components};
}

/// Three take the room of four.
std::size_t element_bytes(std::string_view text) {
    const std::optional<ParsedType> parsed = parse_type(text);
    if (!parsed) return 0;
    return parsed->type.bytes * static_cast<std::size_t>(parsed->components == 3 ? 4 : parsed->components);
}

std::size_t rounded_up(std::size_t items, std::size_t group) {
    return (items + group - 1) / group * group;
}

}  // namespace

cl_image_format image_format(arrays::TexelFormat format) {
    static constexpr std::array<cl_image_format, 6> formats{{{CL_R, CL_UNORM_INT8},
                                                             {CL_RGBA, CL_UNORM_INT8},
                                                             {CL_R, CL_FLOAT},
                                                             {CL_RG, CL_FLOAT},
                                                             {CL_RGBA, CL_FLOAT},
                                                             {CL_RGBA, CL_UNORM_INT8}}};
    return formats[static_cast<std::size_t>(format)];
}

ClBackend::ClBackend(Way way, std::shared_ptr<ClSession> session, std::shared_ptr<ClArrays> arrays,
                     std::shared_ptr<BuildReports> reports)
    : session_(std::move(session)),
      arrays_(std::move(arrays)),
      kernels_(
          way, [this](const std::string& name, const SourceText& source) { return build(name, source); },
          std::move(reports)) {}

ClBackend::~ClBackend() {
    arrays_->stop();
}

std::pair<ClBackend::ClKernel, std::string> ClBackend::build(const std::string& name, const SourceText& source) const {
    const OpenCl& cl = session_->cl();
    const cl_device_id device = session_->device().device;
    const std::string file = source.file.empty() ? name + ".cl" : source.file.string();
    const char* text = source.text.data();
    const std::size_t length = source.text.size();
    cl_int error = CL_SUCCESS;
    ClKernel kernel;
    kernel.program = {session_->library(),
                      cl.clCreateProgramWithSource(session_->context(), 1, &text, &length, &error)};
    require(error, "take a kernel's source");
    const cl_int built =
        cl.clBuildProgram(kernel.program.get(), 1, &device, "-cl-std=CL1.2 -cl-kernel-arg-info", nullptr, nullptr);
    std::string log = build_log(kernel.program, file);
    if (built != CL_SUCCESS)
        throw KernelBuildError(log.empty() ? file + ": it does not build: " + error_name(built) : log);
    kernel.kernel = {session_->library(), cl.clCreateKernel(kernel.program.get(), name.c_str(), &error)};
    if (error == CL_INVALID_KERNEL_NAME) throw KernelBuildError(file + ": there is no kernel '" + name + "' in it");
    require(error, "make a kernel");
    reflect(kernel);
    return {std::move(kernel), std::move(log)};
}

std::string ClBackend::build_log(const ClProgram& program, const std::string& file) const {
    std::size_t size = 0;
    const auto ask = [&](std::size_t room, char* into) {
        session_->cl().clGetProgramBuildInfo(program.get(), session_->device().device, CL_PROGRAM_BUILD_LOG, room, into,
                                             &size);
    };
    ask(0, nullptr);
    std::string log(size, '\0');
    if (size > 0) ask(size, log.data());
    return readable_log(log.c_str(), file);
}

void ClBackend::reflect(ClKernel& kernel) const {
    const OpenCl& cl = session_->cl();
    const cl_device_id device = session_->device().device;
    cl_uint count = 0;
    require(cl.clGetKernelInfo(kernel.kernel.get(), CL_KERNEL_NUM_ARGS, sizeof count, &count, nullptr),
            "ask for a kernel's parameters");
    for (cl_uint place = 0; place < count; ++place) kernel.parameters.push_back(parameter(kernel, place));
    std::array<std::size_t, 3> group{};
    cl.clGetKernelWorkGroupInfo(kernel.kernel.get(), device, CL_KERNEL_COMPILE_WORK_GROUP_SIZE, sizeof group,
                                group.data(), nullptr);
    kernel.group = {group[0], group[1]};
    require(cl.clGetKernelWorkGroupInfo(kernel.kernel.get(), device, CL_KERNEL_WORK_GROUP_SIZE,
                                        sizeof kernel.most_items, &kernel.most_items, nullptr),
            "ask for the size of work groups");
}

std::string ClBackend::argument_text(const ClKernel& kernel, cl_uint place, cl_kernel_arg_info what) const {
    std::array<char, 256> text{};
    require(session_->cl().clGetKernelArgInfo(kernel.kernel.get(), place, what, text.size() - 1, text.data(), nullptr),
            "ask for a kernel's parameter");
    return text.data();
}

Parameter ClBackend::parameter(const ClKernel& kernel, cl_uint place) const {
    std::string type = argument_text(kernel, place, CL_KERNEL_ARG_TYPE_NAME);
    Parameter parameter{.name = argument_text(kernel, place, CL_KERNEL_ARG_NAME),
                        .kind = Parameter::Kind::value,
                        .type = value_type(type),
                        .element_bytes = 0,
                        .place = place};
    if (type == "image2d_t") {
        parameter.kind = Parameter::Kind::image;
    } else if (type.ends_with('*')) {
        type.pop_back();
        parameter.kind = Parameter::Kind::array;
        parameter.element_bytes = element_bytes(type);
    }
    return parameter;
}

void ClBackend::run(const Kernel& kernel, Extent extent, std::span<const Argument> arguments) {
    const auto& entry = kernels_.get(kernel, kernel.source().opencl);
    const std::vector<MatchedArgument> matched =
        match_arguments(kernel.name(), entry.source.source().text, entry.compiled->parameters, extent, arguments);
    std::shared_ptr<ClEvent> event;
    try {
        set_arguments(*entry.compiled, matched);
        arrays_->complete();
        event = launch(*entry.compiled, extent);
    } catch (...) {
        arrays_->not_launched();
        throw;
    }
    arrays_->launched(event);
    ++session_->costs().runs;
}

void ClBackend::set_arguments(const ClKernel& kernel, std::span<const MatchedArgument> arguments) {
    for (const MatchedArgument& argument : arguments) set_argument(kernel, argument);
}

void ClBackend::set_argument(const ClKernel& kernel, const MatchedArgument& argument) {
    const auto set = [&](std::size_t size, const void* value) {
        require(session_->cl().clSetKernelArg(kernel.kernel.get(), static_cast<cl_uint>(argument.parameter->place),
                                              size, value),
                "pass an argument");
    };
    if (const auto* value = std::get_if<Value>(&argument.argument.content)) {
        set(value->type.components == 3 ? 16 : value->size_bytes(), value->bytes.data());
        return;
    }
    const auto* array = std::get_if<Argument::Array>(&argument.argument.content);
    const cl_mem memory =
        array != nullptr ? arrays_->lend(*array) : arrays_->lend(std::get<Argument::Image>(argument.argument.content));
    set(sizeof memory, static_cast<const void*>(&memory));
}

std::shared_ptr<ClEvent> ClBackend::launch(const ClKernel& kernel, Extent extent) {
    const bool plane = extent.dimensions == 2;
    std::array<std::size_t, 2> group = kernel.group;
    if (group[0] == 0) {
        group = plane ? std::array{usual_edge, usual_edge} : std::array{usual_row, std::size_t{1}};
        while (group[0] * group[1] > kernel.most_items) group[group[1] > 1 ? 1 : 0] /= 2;
    }
    const std::array<std::size_t, 2> items{rounded_up(extent.columns, group[0]), rounded_up(extent.rows, group[1])};
    const std::vector<cl_event>& awaited = arrays_->awaited();
    cl_event event = nullptr;
    require(session_->cl().clEnqueueNDRangeKernel(session_->kernels(), kernel.kernel.get(), plane ? 2 : 1, nullptr,
                                                  items.data(), group.data(), static_cast<cl_uint>(awaited.size()),
                                                  awaited.empty() ? nullptr : awaited.data(), &event),
            "launch a kernel");
    return std::make_shared<ClEvent>(session_->own(event));
}

void ClBackend::flush() {
    session_->cl().clFlush(session_->kernels());
}

}  // namespace vitrine::compute
