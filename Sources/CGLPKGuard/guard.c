#include "guard.h"
#include <pthread.h>
#include <setjmp.h>

static _Thread_local int live_programs;
/* Whether a jump left memory behind that only glp_free_env finds. */
static _Thread_local int has_leftovers;

static pthread_key_t thread_key;
static pthread_once_t key_is_made = PTHREAD_ONCE_INIT;

/* Runs at the end of each thread that made a program. The thread's variables, GLPK's among them, still exist then. */
static void leave_thread(void *mark) {
    (void)mark;
    glp_free_env();
}

static void make_key(void) {
    pthread_key_create(&thread_key, leave_thread);
}

glp_prob *guarded_create(void) {
    pthread_once(&key_is_made, make_key);
    pthread_setspecific(thread_key, &thread_key);
    live_programs++;
    return glp_create_prob();
}

void guarded_delete(glp_prob *problem) {
    glp_delete_prob(problem);
    if (--live_programs == 0 && has_leftovers) {
        has_leftovers = 0;
        glp_free_env();
    }
}

int guarded_live_programs(void) {
    return live_programs;
}

static void leave(void *buffer) {
    longjmp(*(jmp_buf *)buffer, 1);
}

/* What takes the place of `broken`, which is left to glp_free_env. */
static glp_prob *replacement(glp_prob *broken, int copies) {
    has_leftovers = 1;
    glp_prob *fresh = glp_create_prob();
    if (copies) glp_copy_prob(fresh, broken, GLP_ON);
    return fresh;
}

#define GUARDED(call, copies)                        \
    jmp_buf buffer;                                  \
    if (setjmp(buffer)) {                            \
        glp_error_hook(NULL, NULL);                  \
        *problem = replacement(*problem, (copies));  \
        return failed;                               \
    }                                                \
    glp_error_hook(leave, &buffer);                  \
    int code = (call);                               \
    glp_error_hook(NULL, NULL);                      \
    return code;

int guarded_simplex(glp_prob **problem, const glp_smcp *parameters, int failed) {
    GUARDED(glp_simplex(*problem, parameters), 1)
}

int guarded_intopt(glp_prob **problem, const glp_iocp *parameters, int failed) {
    GUARDED(glp_intopt(*problem, parameters), 0)
}

int guarded_factorize(glp_prob **problem, int failed) {
    GUARDED(glp_factorize(*problem), 1)
}

int guarded_warm_up(glp_prob **problem, int failed) {
    GUARDED(glp_warm_up(*problem), 1)
}

int guarded_scale(glp_prob **problem, int flags, int failed) {
    GUARDED((glp_scale_prob(*problem, flags), 0), 1)
}

int guarded_analyze_coef(glp_prob **problem, int k, double *low, double *high, int failed) {
    GUARDED((glp_analyze_coef(*problem, k, low, NULL, NULL, high, NULL, NULL), 0), 1)
}

int guarded_analyze_bound(glp_prob **problem, int k, double *low, double *high, int failed) {
    GUARDED((glp_analyze_bound(*problem, k, low, NULL, high, NULL), 0), 1)
}

int guarded_read_lp(glp_prob **problem, const char *path, int failed) {
    GUARDED(glp_read_lp(*problem, NULL, path), 0)
}

int guarded_read_mps(glp_prob **problem, const char *path, int failed) {
    GUARDED(glp_read_mps(*problem, GLP_MPS_FILE, NULL, path), 0)
}

int guarded_btran(glp_prob **problem, double *x, int failed) {
    GUARDED((glp_btran(*problem, x), 0), 1)
}

int guarded_table_column(glp_prob **problem, int k, int *length, int *members, double *values, int failed) {
    GUARDED((*length = glp_eval_tab_col(*problem, k, members, values), 0), 1)
}
