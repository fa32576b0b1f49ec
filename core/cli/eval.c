/* guillemet eval */
#include "cli/cli.h"

#include <getopt.h>

static const struct option options[] = {{"gold", required_argument, NULL, 'g'},
                                        {"pred", required_argument, NULL, 'd'},
                                        {"layer", required_argument, NULL, 'l'},
                                        CLI_TELL_OPTIONS,
                                        {0}};

static int evaluate(const char *gold, const char *predicted, const char *layer)
{
    cli_paths nowhere = {0};
    gm_context *context = cli_open_context(&nowhere);
    if (!context)
        return CLI_WRONG;
    gm_status status = gm_evaluate(context, gold, predicted, layer, stdout);
    if (status != GM_OK)
        cli_error(gm_context_message(context));
    gm_context_free(context);
    return status == GM_OK ? CLI_DONE : CLI_WRONG;
}

static int run(int argc, char **argv)
{
    const char *gold = NULL, *predicted = NULL, *layer = NULL;
    int option;
    while ((option = getopt_long(argc, argv, ":h", options, NULL)) != -1) {
        switch (option) {
        case 'g':
            gold = optarg;
            break;
        case 'd':
            predicted = optarg;
            break;
        case 'l':
            layer = optarg;
            break;
        case 'h':
        case 'V':
            return cli_tell(&cli_eval, option);
        default:
            return cli_bad_option(&cli_eval, argv, option);
        }
    }
    if (!gold || !predicted || optind < argc)
        return cli_fail("eval needs --gold and --pred, and nothing else; see guillemet "
                        "eval --help");
    return evaluate(gold, predicted, layer);
}

const cli_command cli_eval = {
    .name = "eval",
    .summary = "compare annotated documents with a gold annotation",
    .help = "usage: guillemet eval --gold GOLD --pred PRED [--layer LAYER]\n\n"
            "Prints precision, recall and F1.  Documents are paired by id.\n\n"
            "      --gold GOLD    JSON Lines, a brat folder, or a CoNLL-U file\n"
            "      --pred PRED    JSON Lines, as annotate writes them\n"
            "      --layer LAYER  token, sentence, entity or quote (default: all that\n"
            "                     both sides have)\n"
            "  -h, --help         print this\n"
            "      --version      print the version\n",
    .run = run};
