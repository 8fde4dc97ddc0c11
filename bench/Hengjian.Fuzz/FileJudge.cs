using System.Diagnostics;
using System.Globalization;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Scoring.Loading;

namespace Hengjian.Fuzz;

/// <summary>Spoils catalogue and scheme files and loads them: they must load or be refused with reasons, and soon.</summary>
/// <param name="catalogue">Catalogue files.</param>
/// <param name="schemes">Scheme files.</param>
public sealed class FileJudge(IReadOnlyList<(string Name, string Text)> catalogue, IReadOnlyList<(string Name, string Text)> schemes)
{
    private const double MostMilliseconds = 2000;

    private static readonly string[] Pieces =
    [
        "&a", "*a", "!!binary x", "---\n", "...\n", "? ", "- ", ": ", "{", "}", "[", "]", "|\n", ">-\n", "\t", "\"", "'", "#", "<<: *a\n", "null", "~",
        "NaN", "-.inf", "1e999", "-1", "99999999999999999999", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "all", "primary, primary", "ﬀ", "\u0000", "\ud840",
        "id: ", "formula: ", "stages: [all, all]", "levels: []", "decimals: -5", "decimals: 400", "min: 3", "max: 1", "weight: ", "rollup: all",
    ];

    private readonly IndicatorCatalogue known = CatalogueLoader.Load(catalogue).Value;

    /// <summary>Spoils one file by the number and loads it.</summary>
    public Judgement Judge(ulong seed, long number)
    {
        var random = new Random(unchecked((int)seed * 31 + number.GetHashCode()));
        var clock = Stopwatch.GetTimestamp();
        var before = Environment.CpuUsage.TotalTime;
        try
        {
            var codes = number % 3 == 0 ? Scheme(random) : Catalogue(random);
            var took = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            var slow = took > MostMilliseconds && (Environment.CpuUsage.TotalTime - before).TotalMilliseconds > MostMilliseconds;
            return new Judgement(slow ? FormattableString.Invariant($"slow: {took:F0} ms") : null, codes, took);
        }
#pragma warning disable CA1031 // finding exceptions of any kind is the point
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new Judgement("exception: " + e, e.GetType().Name, 0);
        }
    }

    private string Scheme(Random random)
    {
        var (name, text) = schemes[random.Next(schemes.Count)];
        var loaded = SchemeLoader.Load(name, Spoil(random, text), known);
        return Codes(loaded.IsOk, loaded.Problems.Select(p => p.Code));
    }

    private string Catalogue(Random random)
    {
        var spoilt = random.Next(catalogue.Count);
        var files = catalogue.Select((f, i) => i == spoilt ? (f.Name, Spoil(random, f.Text)) : f)
            .Where((f, i) => i == spoilt || !f.Name.StartsWith("indicators/", StringComparison.Ordinal)).ToList();
        var loaded = CatalogueLoader.Load(files);
        if (!loaded.TryGet(out var made)) return Codes(false, loaded.Problems.Select(p => p.Code));
        var compiled = CatalogueCompiler.Compile(made);
        return Codes(compiled.IsOk, compiled.Problems.Select(p => p.Code));
    }

    private static string Codes(bool ok, IEnumerable<string> codes) =>
        "file " + (ok ? "ok" : string.Join(' ', codes.Distinct().Order(StringComparer.Ordinal)));

    private static string Spoil(Random random, string text)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 40), text.Length - at);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                2 => text.Insert(at, text.Substring(at, Math.Min(400, text.Length - at))),
                3 => string.Concat(text.AsSpan(0, at), Pieces[random.Next(Pieces.Length)], text.AsSpan(at + length)),
                4 => text.Insert(at, string.Concat(Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], random.Next(2, 3000)))),
                _ => string.Concat(text.AsSpan(0, at), ((char)random.Next(0x10000)).ToString(CultureInfo.InvariantCulture), text.AsSpan(at)),
            };
        }
        return text;
    }
}
