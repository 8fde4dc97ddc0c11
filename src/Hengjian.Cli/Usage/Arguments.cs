using Hengjian.Kernel;

namespace Hengjian.Cli.Usage;

/// <summary>What was typed after the verb.</summary>
/// <param name="Words">What is no option, in order.</param>
/// <param name="Options">Values by option name.</param>
/// <param name="Switches">The switches given.</param>
internal sealed record Arguments(
    IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Options, IReadOnlySet<string> Switches)
{
    /// <summary>The value of an option; null when it was not given.</summary>
    public string? this[string option] => Options.GetValueOrDefault(option);

    /// <summary>Sorts the words; an unknown option is a problem with the nearest known one.</summary>
    public static Result<Arguments> Parse(IEnumerable<string> typed, Verb verb)
    {
        var words = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var switches = new HashSet<string>(StringComparer.Ordinal);
        string? open = null;
        foreach (var word in typed)
        {
            if (open is not null)
            {
                options[open] = word;
                open = null;
            }
            else if (!word.StartsWith("--", StringComparison.Ordinal)) words.Add(word);
            else if (verb.Switches.Contains(word[2..])) switches.Add(word[2..]);
            else if (verb.Options.Contains(word[2..])) open = word[2..];
            else return UsageProblems.OptionUnknown(word, NearestName.Of(word, [.. verb.Options.Concat(verb.Switches).Select(o => "--" + o)]));
        }
        return open is null ? new Arguments(words, options, switches) : UsageProblems.OptionWithoutValue("--" + open);
    }
}
