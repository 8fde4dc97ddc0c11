using System.Diagnostics;
using System.Globalization;
using Hengjian.Audit.Copying;

namespace Hengjian.Benchmarks;

/// <summary>Looks for planted copies among invented reports: recall by kind of edit, false pairs, time, memory.</summary>
internal static class CopiedReport
{
    /// <summary>Runs it and writes a table.</summary>
    /// <param name="reports">Reports.</param>
    /// <param name="characters">Characters of each.</param>
    /// <param name="target">The table; - for the terminal alone.</param>
    public static int Run(int reports, int characters, string target)
    {
        var clock = Stopwatch.StartNew();
        var made = new CopiedTexts(reports, characters);
        var making = clock.Elapsed;
        GC.Collect();
        var before = Process.GetCurrentProcess().WorkingSet64;
        var processor = Environment.CpuUsage.TotalTime;
        clock.Restart();
        var result = CopyFinder.Find(made.Texts);
        var (took, used) = (clock.Elapsed, Environment.CpuUsage.TotalTime - processor);
        using var process = Process.GetCurrentProcess();
        var lines = new List<string>
        {
            FormattableString.Invariant($"| reports | characters | boilerplate paragraphs | planted copies | passages found | time | processor time | peak memory | of it the texts |"),
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
            FormattableString.Invariant($"| {reports} | {made.Texts.Sum(t => (long)t.Length):N0} | {CopiedTexts.Boilerplates} | {made.Copies.Count} | {result.Passages.Count} | {took.TotalSeconds:F1} s | {used.TotalSeconds:F1} s | {process.PeakWorkingSet64 >> 20} MB | {before >> 20} MB |"),
            "",
            "| kind of edit | planted | found | recall | both spans exact within 15 characters | same figures told right |",
            "| --- | --- | --- | --- | --- | --- |",
        };
        var byPair = result.Passages.ToLookup(p => (p.First, p.Second));
        foreach (var kind in made.Copies.GroupBy(c => c.Kind).OrderBy(g => g.Key, StringComparer.Ordinal)) lines.Add(Row(kind.Key, [.. kind], byPair));
        var planted = made.Copies.Select(c => (c.From, c.To)).ToHashSet();
        var falsePairs = result.Passages.Count(p => !planted.Contains((p.First, p.Second)) && !planted.Contains((p.Second, p.First)));
        lines.Add("");
        lines.Add(FormattableString.Invariant($"Passages between reports without a planted copy: {falsePairs}. Generation took {making.TotalSeconds:F0} s and is not counted."));
        foreach (var line in lines) Console.WriteLine(line);
        if (target != "-") File.WriteAllLines(target, lines);
        return 0;
    }

    private static string Row(string kind, List<CopiedTexts.Copy> copies, ILookup<(int, int), CopiedPassage> found)
    {
        var (hits, exact, figures) = (0, 0, 0);
        foreach (var copy in copies)
        {
            var (a, b) = copy.From < copy.To ? ((copy.FromStart, copy.FromEnd), (copy.ToStart, copy.ToEnd)) : ((copy.ToStart, copy.ToEnd), (copy.FromStart, copy.FromEnd));
            var best = found[(Math.Min(copy.From, copy.To), Math.Max(copy.From, copy.To))]
                .FirstOrDefault(p => Covers(p.FirstSpan.Start, p.FirstSpan.End, a) && Covers(p.SecondSpan.Start, p.SecondSpan.End, b));
            if (best is null) continue;
            hits++;
            if (Near(best.FirstSpan.Start, a.Item1) && Near(best.FirstSpan.End, a.Item2) && Near(best.SecondSpan.Start, b.Item1) && Near(best.SecondSpan.End, b.Item2)) exact++;
            if (best.FiguresDiffer == copy.FiguresDiffer) figures++;
        }
        return string.Create(CultureInfo.InvariantCulture, $"| {kind} | {copies.Count} | {hits} | {100.0 * hits / copies.Count:F1} % | {exact} | {figures} |");
    }

    // Eight tenths of the planted passage.
    private static bool Covers(int start, int end, (int Start, int End) planted) =>
        Math.Min(end, planted.End) - Math.Max(start, planted.Start) >= 0.8 * (planted.End - planted.Start);

    private static bool Near(int a, int b) => Math.Abs(a - b) <= 15;
}
