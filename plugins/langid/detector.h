/* Tells in which language a stretch of text is written, by the ranks of its character
 * n-grams (Cavnar and Trenkle, "N-Gram-Based Text Categorization", 1994), as
 * libexttextcat counts them.  One thread at a time. */
#ifndef LANGID_DETECTOR_H
#define LANGID_DETECTOR_H

#include <guillemet/stage.h>

typedef struct detector detector;

/* `list` is a file of lines "fr.lm fr", `folder` where the fingerprints it names lie.
 * NULL if one of them cannot be read (see list.h), or memory ran out. */
detector *new_detector(const char *list, const char *folder);
void free_detector(detector *detector);

/* The name of the language, as the list has it, in `*language`, which lives until the
 * next call: "fr" wherever French is among the likely ones, for most paragraphs are
 * French and a few names mislead; empty where there are fewer than `letters` letters,
 * or no language is likely.  False if memory ran out. */
bool detect(detector *detector, gm_text text, uint32_t letters, gm_text *language);

#endif
