# All dependencies at pinned commits (-DVITRINE_FETCH_DEPS=ON). A GIT_TAG is a commit; the tag stands beside it.
# -DFETCHCONTENT_SOURCE_DIR_<NAME>=… (IMGUI, GLFW, GLM, SPDLOG, CLI11, NLOHMANN_JSON, CLIPPER, PUGIXML,
# MESHOPTIMIZER, DRACO, ZLIB, SPNG, GOOGLETEST, BENCHMARK, GLAD, STB) takes a source tree that is already there: with all of them set the build needs no network.

include(FetchContent)

# Let plain variables below decide their options, and leave the cache to whoever embeds us.
set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(BUILD_SHARED_LIBS OFF)

function(vitrine_fetched_dependency name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINK;DEFINE;INCLUDE")
    add_library(vitrine::deps::${name} INTERFACE IMPORTED GLOBAL)
    target_include_directories(vitrine::deps::${name} SYSTEM INTERFACE ${arg_INCLUDE})
    target_link_libraries(vitrine::deps::${name} INTERFACE ${arg_LINK})
    target_compile_definitions(vitrine::deps::${name} INTERFACE ${arg_DEFINE})
endfunction()

find_package(Threads REQUIRED)

# --- spdlog, with the fmt it brings along
FetchContent_Declare(spdlog SYSTEM
    GIT_REPOSITORY https://github.com/gabime/spdlog.git
    GIT_TAG 7c02e204c92545f869e2f04edaab1f19fe8b19fd) # v1.13.0
set(SPDLOG_INSTALL OFF)
set(SPDLOG_FMT_EXTERNAL OFF)
FetchContent_MakeAvailable(spdlog)
vitrine_fetched_dependency(spdlog LINK spdlog::spdlog Threads::Threads)

# --- glm
FetchContent_Declare(glm SYSTEM
    GIT_REPOSITORY https://github.com/g-truc/glm.git
    GIT_TAG 8d1fd52e5ab5590e2c81768ace50c72bae28f2ed) # 1.0.3
set(GLM_BUILD_LIBRARY OFF)
set(GLM_BUILD_TESTS OFF)
set(GLM_BUILD_INSTALL OFF)
FetchContent_MakeAvailable(glm)
vitrine_fetched_dependency(glm LINK glm::glm DEFINE GLM_FORCE_RADIANS GLM_ENABLE_EXPERIMENTAL)

# --- GLFW, for the window systems whose headers are here
FetchContent_Declare(glfw SYSTEM
    GIT_REPOSITORY https://github.com/glfw/glfw.git
    GIT_TAG 7b6aead9fb88b3623e3b3725ebb42670cbe4c579) # 3.4
set(GLFW_BUILD_DOCS OFF)
set(GLFW_BUILD_TESTS OFF)
set(GLFW_BUILD_EXAMPLES OFF)
set(GLFW_INSTALL OFF)
if(UNIX AND NOT APPLE)
    find_package(PkgConfig QUIET)
    find_program(VITRINE_WAYLAND_SCANNER wayland-scanner)
    mark_as_advanced(VITRINE_WAYLAND_SCANNER)
    set(GLFW_BUILD_WAYLAND OFF)
    if(PKG_CONFIG_FOUND AND VITRINE_WAYLAND_SCANNER)
        pkg_check_modules(VITRINE_WAYLAND QUIET wayland-client wayland-cursor wayland-egl xkbcommon)
        set(GLFW_BUILD_WAYLAND ${VITRINE_WAYLAND_FOUND})
    endif()
    find_package(X11 QUIET)
    set(GLFW_BUILD_X11 OFF)
    if(X11_FOUND AND X11_Xrandr_INCLUDE_PATH AND X11_Xinerama_INCLUDE_PATH AND X11_Xkb_INCLUDE_PATH
       AND X11_Xcursor_INCLUDE_PATH AND X11_Xi_INCLUDE_PATH AND X11_Xshape_INCLUDE_PATH)
        set(GLFW_BUILD_X11 ON)
    endif()
    if(NOT GLFW_BUILD_X11 AND NOT GLFW_BUILD_WAYLAND)
        message(FATAL_ERROR "GLFW needs the headers of X11 or Wayland. On Debian: apt install libxrandr-dev "
            "libxinerama-dev libxcursor-dev libxi-dev (and/or libwayland-dev libxkbcommon-dev pkg-config).")
    endif()
    message(STATUS "GLFW: X11 ${GLFW_BUILD_X11}, Wayland ${GLFW_BUILD_WAYLAND}")
endif()
FetchContent_MakeAvailable(glfw)
vitrine_fetched_dependency(glfw LINK glfw)

# --- EGL: the system's headers, here too; the library is opened at run time
find_path(VITRINE_EGL_INCLUDE_DIR EGL/egl.h REQUIRED)
mark_as_advanced(VITRINE_EGL_INCLUDE_DIR)
# Optional, and the system's, too: only its headers are needed.
find_path(VITRINE_OPENCL_INCLUDE_DIR CL/cl_gl.h)
mark_as_advanced(VITRINE_OPENCL_INCLUDE_DIR)
if(VITRINE_OPENCL_INCLUDE_DIR)
    vitrine_fetched_dependency(opencl INCLUDE "${VITRINE_OPENCL_INCLUDE_DIR}" LINK ${CMAKE_DL_LIBS})
endif()
# So are those of Assimp, whose own build would take longer than all of ours.
find_package(assimp 5 QUIET CONFIG)
find_path(VITRINE_ASSIMP_INCLUDE_DIR assimp/cimport.h)
mark_as_advanced(VITRINE_ASSIMP_INCLUDE_DIR)
if(assimp_FOUND AND VITRINE_ASSIMP_INCLUDE_DIR)
    string(REGEX MATCH "^[0-9]+\\.[0-9]+" assimp_release "${assimp_VERSION}")
    vitrine_fetched_dependency(assimp INCLUDE "${VITRINE_ASSIMP_INCLUDE_DIR}" LINK ${CMAKE_DL_LIBS}
        DEFINE "VITRINE_ASSIMP_LIBRARY=\"libassimp.so.${assimp_VERSION_MAJOR}\""
            "VITRINE_ASSIMP_VERSION=\"${assimp_release}\"")
endif()
vitrine_fetched_dependency(egl INCLUDE "${VITRINE_EGL_INCLUDE_DIR}" LINK ${CMAKE_DL_LIBS})

# --- stb: headers only, so those we use are compiled here
FetchContent_Declare(stb SYSTEM
    GIT_REPOSITORY https://github.com/nothings/stb.git
    GIT_TAG 31c1ad37456438565541f4919958214b6e762fb4) # no tags there
FetchContent_MakeAvailable(stb)
set(stb_source "${VITRINE_GENERATED_DIR}/stb.c")
file(CONFIGURE OUTPUT "${stb_source}" @ONLY CONTENT [[
#define STB_IMAGE_IMPLEMENTATION
#include <stb_image.h>
#define STB_TRUETYPE_IMPLEMENTATION
#include <stb_truetype.h>
]])
add_library(vitrine_stb STATIC "${stb_source}")
target_include_directories(vitrine_stb SYSTEM PUBLIC "${stb_SOURCE_DIR}")
if(UNIX)
    target_link_libraries(vitrine_stb PUBLIC m)
endif()
vitrine_fetched_dependency(stb LINK vitrine_stb)

# --- nlohmann-json
FetchContent_Declare(nlohmann_json SYSTEM
    GIT_REPOSITORY https://github.com/nlohmann/json.git
    GIT_TAG 9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03) # v3.11.3
set(JSON_BuildTests OFF)
set(JSON_Install OFF)
FetchContent_MakeAvailable(nlohmann_json)
vitrine_fetched_dependency(json LINK nlohmann_json::nlohmann_json)

# --- Clipper 2, where the system has version 1: its CMake files are in a folder of their own
FetchContent_Declare(clipper SYSTEM
    GIT_REPOSITORY https://github.com/AngusJohnson/Clipper2.git
    GIT_TAG 21ebba05db8894f0c7217ad35ea518080f324946 # Clipper2_2.0.1
    SOURCE_SUBDIR CPP)
set(CLIPPER2_UTILS OFF)
set(CLIPPER2_EXAMPLES OFF)
set(CLIPPER2_TESTS OFF)
set(CLIPPER2_USINGZ OFF)
FetchContent_MakeAvailable(clipper)
if(NOT MSVC)
    target_compile_options(Clipper2 PRIVATE -Wno-error) # it makes its own warnings errors, and GCC 12 has some
endif()
vitrine_fetched_dependency(clipper LINK Clipper2 DEFINE VITRINE_CLIPPER2)

# --- pugixml
FetchContent_Declare(pugixml SYSTEM
    GIT_REPOSITORY https://github.com/zeux/pugixml.git
    GIT_TAG ee86beb30e4973f5feffe3ce63bfa4fbadf72f38) # v1.15
set(PUGIXML_INSTALL OFF)
FetchContent_MakeAvailable(pugixml)
vitrine_fetched_dependency(pugixml LINK pugixml::pugixml)

# --- meshoptimizer
FetchContent_Declare(meshoptimizer SYSTEM
    GIT_REPOSITORY https://github.com/zeux/meshoptimizer.git
    GIT_TAG 9d9890c73011d75920af614485296d1e03e95448) # v1.2
set(MESHOPT_INSTALL OFF)
FetchContent_MakeAvailable(meshoptimizer)
vitrine_fetched_dependency(meshoptimizer LINK meshoptimizer)

# --- draco, optional: its build takes longer than ours
option(VITRINE_WITH_DRACO "Fetch draco, to read glTF files that it compressed (KHR_draco_mesh_compression)." OFF)
if(VITRINE_WITH_DRACO)
    FetchContent_Declare(draco SYSTEM
        GIT_REPOSITORY https://github.com/google/draco.git
        GIT_TAG 8786740086a9f4d83f44aa83badfbea4dce7a1b5) # 1.5.7
    set(DRACO_INSTALL OFF)
    set(DRACO_TESTS OFF)
    set(DRACO_JS_GLUE OFF)
    FetchContent_MakeAvailable(draco)
    # It makes one header at the top of whatever build it is part of.
    vitrine_fetched_dependency(draco LINK draco::draco INCLUDE "${draco_SOURCE_DIR}/src" "${CMAKE_BINARY_DIR}")
endif()

# --- zlib: its own CMake files rename a header in the source tree
FetchContent_Declare(zlib SYSTEM
    GIT_REPOSITORY https://github.com/madler/zlib.git
    GIT_TAG 51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf # v1.3.1
    SOURCE_SUBDIR no-cmake-files-wanted)
FetchContent_MakeAvailable(zlib)
add_library(vitrine_zlib STATIC
    "${zlib_SOURCE_DIR}/adler32.c"
    "${zlib_SOURCE_DIR}/crc32.c"
    "${zlib_SOURCE_DIR}/deflate.c"
    "${zlib_SOURCE_DIR}/inffast.c"
    "${zlib_SOURCE_DIR}/inflate.c"
    "${zlib_SOURCE_DIR}/inftrees.c"
    "${zlib_SOURCE_DIR}/trees.c"
    "${zlib_SOURCE_DIR}/zutil.c")
target_include_directories(vitrine_zlib SYSTEM PUBLIC "${zlib_SOURCE_DIR}")
vitrine_fetched_dependency(zlib LINK vitrine_zlib)

# --- libspng: one file; its own CMake files look for a zlib of the system
FetchContent_Declare(spng SYSTEM
    GIT_REPOSITORY https://github.com/randy408/libspng.git
    GIT_TAG fb768002d4288590083a476af628e51c3f1d47cd # v0.7.4
    SOURCE_SUBDIR no-cmake-files-wanted)
FetchContent_MakeAvailable(spng)
add_library(vitrine_spng STATIC "${spng_SOURCE_DIR}/spng/spng.c")
target_include_directories(vitrine_spng SYSTEM PUBLIC "${spng_SOURCE_DIR}/spng")
target_compile_definitions(vitrine_spng PUBLIC SPNG_STATIC)
target_link_libraries(vitrine_spng PRIVATE vitrine_zlib)
vitrine_fetched_dependency(spng LINK vitrine_spng)

# --- libjpeg-turbo, optional and the system's: its build cannot be part of another one
find_path(VITRINE_TURBOJPEG_INCLUDE_DIR turbojpeg.h)
find_library(VITRINE_TURBOJPEG_LIBRARY turbojpeg)
mark_as_advanced(VITRINE_TURBOJPEG_INCLUDE_DIR VITRINE_TURBOJPEG_LIBRARY)
if(VITRINE_TURBOJPEG_INCLUDE_DIR AND VITRINE_TURBOJPEG_LIBRARY)
    vitrine_fetched_dependency(turbojpeg INCLUDE "${VITRINE_TURBOJPEG_INCLUDE_DIR}" LINK "${VITRINE_TURBOJPEG_LIBRARY}")
endif()

# --- Dear ImGui, the docking branch, with its two backends; it has no CMake files
FetchContent_Declare(imgui SYSTEM
    GIT_REPOSITORY https://github.com/ocornut/imgui.git
    GIT_TAG b48d1afbe8ee8b238e2961dc363a949dd7304e23) # v1.92.9b-docking
FetchContent_MakeAvailable(imgui)
add_library(vitrine_imgui STATIC
    "${imgui_SOURCE_DIR}/imgui.cpp"
    "${imgui_SOURCE_DIR}/imgui_demo.cpp"
    "${imgui_SOURCE_DIR}/imgui_draw.cpp"
    "${imgui_SOURCE_DIR}/imgui_tables.cpp"
    "${imgui_SOURCE_DIR}/imgui_widgets.cpp"
    "${imgui_SOURCE_DIR}/backends/imgui_impl_glfw.cpp"
    "${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp"
    "${imgui_SOURCE_DIR}/misc/cpp/imgui_stdlib.cpp")
target_compile_features(vitrine_imgui PUBLIC cxx_std_17)
target_include_directories(vitrine_imgui SYSTEM PUBLIC "${imgui_SOURCE_DIR}" "${imgui_SOURCE_DIR}/misc/cpp")
target_link_libraries(vitrine_imgui PUBLIC glfw ${CMAKE_DL_LIBS})
vitrine_fetched_dependency(imgui LINK vitrine_imgui)

# --- glad: only the generator; see glad.cmake
FetchContent_Declare(glad SYSTEM
    GIT_REPOSITORY https://github.com/Dav1dde/glad.git
    GIT_TAG 658f48e72aee3c6582e80b05ac0f8787a64fe6bb # v2.0.6
    SOURCE_SUBDIR no-cmake-files-wanted)
FetchContent_MakeAvailable(glad)

# --- what only the program, the tests and the benchmarks need
if(VITRINE_BUILD_APP)
    FetchContent_Declare(cli11 SYSTEM
        GIT_REPOSITORY https://github.com/CLIUtils/CLI11.git
        GIT_TAG cbd58a3696887b34c70949aef21a71735a0c2ad5) # v2.7.2
    set(CLI11_INSTALL OFF)
    set(CLI11_BUILD_TESTS OFF)
    set(CLI11_BUILD_DOCS OFF)
    set(CLI11_BUILD_EXAMPLES OFF)
    FetchContent_MakeAvailable(cli11)
    vitrine_fetched_dependency(cli11 LINK CLI11::CLI11)
endif()
if(VITRINE_BUILD_TESTS)
    FetchContent_Declare(googletest SYSTEM
        GIT_REPOSITORY https://github.com/google/googletest.git
        GIT_TAG 063de7e9578f82b369302001269680b4b1553359) # v1.18.0
    set(BUILD_GMOCK OFF)
    set(INSTALL_GTEST OFF)
    set(gtest_force_shared_crt ON)
    FetchContent_MakeAvailable(googletest)
    vitrine_fetched_dependency(gtest LINK gtest)
    vitrine_fetched_dependency(gtest_main LINK gtest_main gtest)
endif()
if(VITRINE_BUILD_BENCH)
    FetchContent_Declare(benchmark SYSTEM
        GIT_REPOSITORY https://github.com/google/benchmark.git
        GIT_TAG 192ef10025eb2c4cdd392bc502f0c852196baa48) # v1.9.5
    set(BENCHMARK_ENABLE_TESTING OFF)
    set(BENCHMARK_ENABLE_GTEST_TESTS OFF)
    set(BENCHMARK_ENABLE_INSTALL OFF)
    set(BENCHMARK_INSTALL_DOCS OFF)
    set(BENCHMARK_ENABLE_WERROR OFF)
    FetchContent_MakeAvailable(benchmark)
    vitrine_fetched_dependency(benchmark LINK benchmark::benchmark)
endif()
