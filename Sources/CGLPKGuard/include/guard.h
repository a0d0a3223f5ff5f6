#ifndef CGLPK_GUARD_H
#define CGLPK_GUARD_H
#include <glpk.h>

/* GLPK keeps an environment per thread: a list of all its memory, its terminal, its hooks. Programs are therefore made
   and ended here: a thread that made one gives its environment back when it ends.

   GLPK ends the process where one of its own assertions fails, which extreme numbers and certain malformed files bring
   about. The guarded calls return `failed` instead, by a jump out of GLPK's error hook. GLPK's manual allows nothing
   after such a jump but glp_free_env, which ends every program of the thread. What holds here instead:

   - The simplex method, the factorization and the questions about a basis read a program's rows, columns, coefficients
     and names, and write only the basis and the solution, at their end. So the program as it was posed is whole after
     a jump. It is copied into a new object, and the old one, whose factorization may be half-made, is not touched again,
     not even to free it: glp_copy_prob asks nothing of the factorization but its parameters. Scaling writes one factor
     after another, all of them usable, so that a copy with some of them is the same program. A program that was being
     read from a file is thrown away and an empty one takes its place. So is one over whose integer columns a tree was
     searched, which changes bounds and rows until its end: what is searched has to be a copy.
   - A thread on which this happened frees its environment, and with it all that was left behind, as soon as its last
     program has ended, and at the latest when the thread ends. Until then the memory stays allocated, and a file that
     was being read stays open beyond that.
   - GLPK's message goes to the terminal hook. */

glp_prob *guarded_create(void);
void guarded_delete(glp_prob *problem);

/* Each may replace *problem, as said above, and does so only where it returns `failed`. */
int guarded_simplex(glp_prob **problem, const glp_smcp *parameters, int failed);
int guarded_intopt(glp_prob **problem, const glp_iocp *parameters, int failed);
int guarded_factorize(glp_prob **problem, int failed);
int guarded_warm_up(glp_prob **problem, int failed);
int guarded_scale(glp_prob **problem, int flags, int failed);
int guarded_analyze_coef(glp_prob **problem, int k, double *low, double *high, int failed);
int guarded_analyze_bound(glp_prob **problem, int k, double *low, double *high, int failed);
int guarded_read_lp(glp_prob **problem, const char *path, int failed);
int guarded_read_mps(glp_prob **problem, const char *path, int failed);

/* Solves B' x = b, both in x[1], x[2], ..., with the basis matrix as factorized. */
int guarded_btran(glp_prob **problem, double *x, int failed);
/* One column of the simplex table, as glp_eval_tab_col; its length in *length. */
int guarded_table_column(glp_prob **problem, int k, int *length, int *members, double *values, int failed);

/* How many programs the calling thread has, for tests. */
int guarded_live_programs(void);

#endif
