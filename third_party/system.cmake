# The library's dependencies from the system (Debian's packages are enough). Installed as part of
# the CMake package, so it must not depend on anything else in this repository.

find_package(spdlog REQUIRED)
find_package(glm REQUIRED)
find_package(glfw3 3.3 REQUIRED)
find_package(nlohmann_json 3 REQUIRED)
find_package(pugixml REQUIRED)
find_package(meshoptimizer REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)

find_path(VITRINE_EGL_INCLUDE_DIR EGL/egl.h REQUIRED)
find_path(VITRINE_OPENCL_INCLUDE_DIR CL/cl_gl.h)
find_path(VITRINE_DRACO_INCLUDE_DIR draco/compression/mesh/mesh_edgebreaker_decoder.h)
find_library(VITRINE_DRACO_LIBRARY draco)
find_path(VITRINE_STB_INCLUDE_DIR stb_image.h PATH_SUFFIXES stb REQUIRED)
find_library(VITRINE_STB_LIBRARY stb REQUIRED)
find_path(VITRINE_SPNG_INCLUDE_DIR spng.h REQUIRED)
find_library(VITRINE_SPNG_LIBRARY spng REQUIRED)
find_path(VITRINE_TURBOJPEG_INCLUDE_DIR turbojpeg.h)
find_library(VITRINE_TURBOJPEG_LIBRARY turbojpeg)
find_path(VITRINE_CLIPPER_INCLUDE_DIR polyclipping/clipper.hpp REQUIRED)
find_library(VITRINE_CLIPPER_LIBRARY polyclipping REQUIRED)
find_path(VITRINE_IMGUI_INCLUDE_DIR imgui.h PATH_SUFFIXES imgui REQUIRED)
find_library(VITRINE_IMGUI_LIBRARY imgui REQUIRED)
mark_as_advanced(VITRINE_EGL_INCLUDE_DIR VITRINE_OPENCL_INCLUDE_DIR VITRINE_STB_INCLUDE_DIR VITRINE_STB_LIBRARY
    VITRINE_CLIPPER_INCLUDE_DIR VITRINE_CLIPPER_LIBRARY VITRINE_DRACO_INCLUDE_DIR VITRINE_DRACO_LIBRARY
    VITRINE_SPNG_INCLUDE_DIR VITRINE_SPNG_LIBRARY VITRINE_TURBOJPEG_INCLUDE_DIR VITRINE_TURBOJPEG_LIBRARY
    VITRINE_IMGUI_INCLUDE_DIR VITRINE_IMGUI_LIBRARY)

function(vitrine_system_dependency name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "INCLUDE;LINK;DEFINE")
    if(TARGET vitrine::deps::${name})
        return()
    endif()
    add_library(vitrine::deps::${name} INTERFACE IMPORTED GLOBAL)
    target_include_directories(vitrine::deps::${name} SYSTEM INTERFACE ${arg_INCLUDE})
    target_link_libraries(vitrine::deps::${name} INTERFACE ${arg_LINK})
    target_compile_definitions(vitrine::deps::${name} INTERFACE ${arg_DEFINE})
endfunction()

vitrine_system_dependency(spdlog LINK spdlog::spdlog Threads::Threads)
vitrine_system_dependency(glm LINK glm::glm DEFINE GLM_FORCE_RADIANS GLM_ENABLE_EXPERIMENTAL)
vitrine_system_dependency(glfw LINK glfw)
vitrine_system_dependency(json LINK nlohmann_json::nlohmann_json)
vitrine_system_dependency(pugixml LINK pugixml::pugixml)
vitrine_system_dependency(meshoptimizer LINK meshoptimizer::meshoptimizer)
vitrine_system_dependency(zlib LINK ZLIB::ZLIB)
vitrine_system_dependency(spng INCLUDE "${VITRINE_SPNG_INCLUDE_DIR}" LINK "${VITRINE_SPNG_LIBRARY}")
vitrine_system_dependency(clipper INCLUDE "${VITRINE_CLIPPER_INCLUDE_DIR}" LINK "${VITRINE_CLIPPER_LIBRARY}")
# libEGL itself is opened at run time; only the headers and dlopen are needed.
vitrine_system_dependency(egl INCLUDE "${VITRINE_EGL_INCLUDE_DIR}" LINK ${CMAKE_DL_LIBS})
# Optional, and only its headers: the library is opened at run time, where there is one.
if(VITRINE_OPENCL_INCLUDE_DIR)
    vitrine_system_dependency(opencl INCLUDE "${VITRINE_OPENCL_INCLUDE_DIR}" LINK ${CMAKE_DL_LIBS})
else()
    message(STATUS "No OpenCL headers (Debian: opencl-c-headers): kernels run as GL compute shaders alone")
endif()
# Optional, and only its headers, too. Its structures change between versions that share a library's name.
find_package(assimp 5 QUIET CONFIG)
find_path(VITRINE_ASSIMP_INCLUDE_DIR assimp/cimport.h)
mark_as_advanced(VITRINE_ASSIMP_INCLUDE_DIR)
if(assimp_FOUND AND VITRINE_ASSIMP_INCLUDE_DIR)
    string(REGEX MATCH "^[0-9]+\\.[0-9]+" assimp_release "${assimp_VERSION}")
    vitrine_system_dependency(assimp INCLUDE "${VITRINE_ASSIMP_INCLUDE_DIR}" LINK ${CMAKE_DL_LIBS}
        DEFINE "VITRINE_ASSIMP_LIBRARY=\"libassimp.so.${assimp_VERSION_MAJOR}\""
            "VITRINE_ASSIMP_VERSION=\"${assimp_release}\"")
else()
    message(STATUS "No headers of Assimp (Debian: libassimp-dev): FBX, COLLADA, 3MF and others cannot be read")
endif()
# Optional.
if(VITRINE_TURBOJPEG_INCLUDE_DIR AND VITRINE_TURBOJPEG_LIBRARY)
    vitrine_system_dependency(turbojpeg INCLUDE "${VITRINE_TURBOJPEG_INCLUDE_DIR}" LINK "${VITRINE_TURBOJPEG_LIBRARY}")
else()
    message(STATUS "No libjpeg-turbo (Debian: libturbojpeg0-dev): JPEG pictures are decoded by stb_image")
endif()
# Optional. Its own CMake package is broken in some versions.
if(VITRINE_DRACO_INCLUDE_DIR AND VITRINE_DRACO_LIBRARY)
    vitrine_system_dependency(draco INCLUDE "${VITRINE_DRACO_INCLUDE_DIR}" LINK "${VITRINE_DRACO_LIBRARY}")
else()
    message(STATUS "No draco (Debian: libdraco-dev): glTF files that need KHR_draco_mesh_compression are not read")
endif()
vitrine_system_dependency(stb INCLUDE "${VITRINE_STB_INCLUDE_DIR}" LINK "${VITRINE_STB_LIBRARY}")
# Debian's libimgui.a contains the GLFW and OpenGL 3 backends and imgui_stdlib, but not stb. As an imported library it
# keeps its place before what it needs on the linker's command line.
if(NOT TARGET vitrine::deps::imgui)
    add_library(vitrine::deps::imgui UNKNOWN IMPORTED GLOBAL)
    set_target_properties(vitrine::deps::imgui PROPERTIES IMPORTED_LOCATION "${VITRINE_IMGUI_LIBRARY}")
    target_include_directories(vitrine::deps::imgui SYSTEM INTERFACE "${VITRINE_IMGUI_INCLUDE_DIR}")
    target_link_libraries(vitrine::deps::imgui INTERFACE vitrine::deps::stb vitrine::deps::glfw ${CMAKE_DL_LIBS})
endif()
