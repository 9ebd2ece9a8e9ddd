// Put before another program's libraries (LD_PRELOAD), writes when that program shows a frame: a line of seconds for each
// call of glXSwapBuffers, to the file that VITRINE_SWAP_TIMES names.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef void (*SwapBuffers)(void* display, unsigned long drawable);

void glXSwapBuffers(void* display, unsigned long drawable) {
    static SwapBuffers real;
    static FILE* times;
    if (!real) {
        real = (SwapBuffers)dlsym(RTLD_NEXT, "glXSwapBuffers");
        const char* path = getenv("VITRINE_SWAP_TIMES");
        times = path ? fopen(path, "w") : NULL;
    }
    if (real) real(display, drawable);
    if (!times) return;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    fprintf(times, "%.6f\n", (double)now.tv_sec + 1e-9 * (double)now.tv_nsec);
    fflush(times);
}
