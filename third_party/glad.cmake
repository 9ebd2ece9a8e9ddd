# The OpenGL loader, generated at build time by the glad package (or its pinned source).

set(VITRINE_GL_EXTENSIONS GL_EXT_texture_filter_anisotropic)

set(glad_pythonpath "$ENV{PYTHONPATH}")
set(glad_module glad)
if(VITRINE_FETCH_DEPS)
    set(glad_pythonpath "${glad_SOURCE_DIR}")
    set(glad_module jinja2) # glad itself comes from the pinned source and needs Jinja
endif()

# Several Python interpreters may be installed; take the first that has what glad needs.
find_program(glad_system_python NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
mark_as_advanced(glad_system_python)
if(NOT VITRINE_GLAD_PYTHON)
    foreach(candidate IN ITEMS "${Python3_EXECUTABLE}" "${glad_system_python}")
        execute_process(COMMAND "${candidate}" -c "import ${glad_module}"
            RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
        if(NOT failed)
            set(VITRINE_GLAD_PYTHON "${candidate}" CACHE FILEPATH "Python interpreter that runs glad")
            break()
        endif()
    endforeach()
endif()
if(NOT VITRINE_GLAD_PYTHON)
    message(FATAL_ERROR "No Python interpreter can import '${glad_module}', which makes the OpenGL loader. "
        "On Debian: apt install python3-glad (or set VITRINE_GLAD_PYTHON).")
endif()

set(glad_dir "${VITRINE_GENERATED_DIR}/glad")
list(JOIN VITRINE_GL_EXTENSIONS "," glad_extensions)
add_custom_command(
    OUTPUT "${glad_dir}/src/gl.c" "${glad_dir}/include/glad/gl.h" "${glad_dir}/include/KHR/khrplatform.h"
    COMMAND "${CMAKE_COMMAND}" -E env "PYTHONPATH=${glad_pythonpath}" PYTHONDONTWRITEBYTECODE=1
        "${VITRINE_GLAD_PYTHON}" -m glad --quiet --reproducible
        --api gl:core=4.5 --extensions "${glad_extensions}" --out-path "${glad_dir}" c
    COMMENT "Generating the OpenGL 4.5 loader"
    VERBATIM)
add_library(vitrine_glad STATIC "${glad_dir}/src/gl.c" "${glad_dir}/include/glad/gl.h")
add_library(vitrine::deps::glad ALIAS vitrine_glad)
set_target_properties(vitrine_glad PROPERTIES POSITION_INDEPENDENT_CODE ON EXPORT_NAME glad)
target_include_directories(vitrine_glad SYSTEM PUBLIC
    "$<BUILD_INTERFACE:${glad_dir}/include>" "$<INSTALL_INTERFACE:include/vitrine/third_party>")
target_link_libraries(vitrine_glad PRIVATE ${CMAKE_DL_LIBS})
