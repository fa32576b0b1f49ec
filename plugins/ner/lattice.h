/* Best path and probabilities of the labels of one sequence: Viterbi and
 * forward-backward of a linear-chain conditional random field. */
#ifndef NER_LATTICE_H
#define NER_LATTICE_H

#include "labels.h"

#include <stdbool.h>
#include <stddef.h>

/* Weights of what follows what.  Learnt and stored as this array of floats. */
typedef struct ner_transitions {
    float first[NER_OPENINGS];            /* opening of the first token */
    float open[NER_CLOSED][NER_OPENINGS]; /* closed label, next opening */
    float step[4][NER_COLUMNS];           /* enum ner_step, type */
} ner_transitions;

enum { NER_TRANSITIONS = sizeof(ner_transitions) / sizeof(float) };

/* The tables of one sequence; owned by a worker and used again and again. */
typedef struct ner_lattice {
    uint32_t len, capacity;      /* tokens */
    float (*scores)[NER_LABELS]; /* of each label at each token: filled by the caller */
    uint8_t (*from)[NER_LABELS]; /* Viterbi's way back */
    uint8_t *path;               /* of ner_viterbi() */
    float (*odds)[NER_LABELS];   /* exp(score - highest score of the token) */
    float (*forward)[NER_LABELS]; /* scaled: each row sums to one */
    float (*backward)[NER_LABELS];
    float *scale;            /* what the forward row was divided by */
    double log_z;            /* logarithm of the sum over all paths */
    ner_transitions factors; /* exp of the weights */
    void *block;
} ner_lattice;

/* False if memory ran out.  The scores are set to zero. */
bool ner_lattice_resize(ner_lattice *lattice, uint32_t len);
void ner_lattice_free(ner_lattice *lattice);

/* Fills `path` with the best well-formed labels. */
void ner_viterbi(ner_lattice *lattice, const ner_transitions *weights);

/* Prepares ner_forward_backward() for weights; again when they change. */
void ner_lattice_weigh(ner_lattice *lattice, const ner_transitions *weights);

/* Fills forward, backward, scale and log_z.  The holes of column 0 and what cannot be
 * reached get probability zero. */
void ner_forward_backward(ner_lattice *lattice);

/* Probability that tokens [begin, end) are one span of a type. */
float ner_span_probability(const ner_lattice *lattice, uint32_t begin, uint32_t end,
                           uint32_t type);

/* Logarithm of the weight of a well-formed path, not normalised. */
double ner_path_score(const ner_lattice *lattice, const ner_transitions *weights,
                      const uint8_t *labels);

/* Index of a transition in ner_transitions taken as an array; the first token comes
 * from -1. */
uint32_t ner_transition_index(int from, uint32_t to);

/* Adds to `sums` how often each transition is expected. */
void ner_expected_transitions(const ner_lattice *lattice, double *sums);

/* The same for one label at one token: forward * backward. */
static inline float ner_label_probability(const ner_lattice *lattice, uint32_t i,
                                          uint32_t label)
{
    return lattice->forward[i][label] * lattice->backward[i][label];
}

#endif
