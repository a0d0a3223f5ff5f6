#ifndef CGLPK_GUARD_H
#define CGLPK_GUARD_H
#include <glpk.h>

/* GLPK ends the process where one of its own assertions fails, which extreme numbers and certain malformed files
   bring about. The calls below return `failed` instead. GLPK's message goes to the terminal hook; what the call had
   allocated stays allocated; the problem object remains usable, its factorization does not. */

int guarded_simplex(glp_prob *problem, const glp_smcp *parameters, int failed);
int guarded_factorize(glp_prob *problem, int failed);
int guarded_analyze_coef(glp_prob *problem, int k, double *low, double *high, int failed);
int guarded_analyze_bound(glp_prob *problem, int k, double *low, double *high, int failed);
int guarded_read_lp(glp_prob *problem, const char *path, int failed);
int guarded_read_mps(glp_prob *problem, const char *path, int failed);

#endif
