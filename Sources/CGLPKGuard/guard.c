#include "guard.h"
#include <setjmp.h>

static void leave(void *buffer) {
    longjmp(*(jmp_buf *)buffer, 1);
}

#define GUARDED(call)                \
    jmp_buf buffer;                  \
    if (setjmp(buffer)) {            \
        glp_error_hook(NULL, NULL);  \
        return failed;               \
    }                                \
    glp_error_hook(leave, &buffer);  \
    int code = (call);               \
    glp_error_hook(NULL, NULL);      \
    return code;

int guarded_simplex(glp_prob *problem, const glp_smcp *parameters, int failed) {
    GUARDED(glp_simplex(problem, parameters))
}

int guarded_factorize(glp_prob *problem, int failed) {
    GUARDED(glp_factorize(problem))
}

int guarded_analyze_coef(glp_prob *problem, int k, double *low, double *high, int failed) {
    GUARDED((glp_analyze_coef(problem, k, low, NULL, NULL, high, NULL, NULL), 0))
}

int guarded_analyze_bound(glp_prob *problem, int k, double *low, double *high, int failed) {
    GUARDED((glp_analyze_bound(problem, k, low, NULL, high, NULL), 0))
}

int guarded_read_lp(glp_prob *problem, const char *path, int failed) {
    GUARDED(glp_read_lp(problem, NULL, path))
}

int guarded_read_mps(glp_prob *problem, const char *path, int failed) {
    GUARDED(glp_read_mps(problem, GLP_MPS_FILE, NULL, path))
}
