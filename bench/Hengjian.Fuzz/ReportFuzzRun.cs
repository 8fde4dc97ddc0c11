using System.Diagnostics;
using System.Globalization;

namespace Hengjian.Fuzz;

/// <summary>Makes and judges spoilt reports until the time is over.</summary>
/// <param name="seeds">Files to start from; they are judged first.</param>
/// <param name="seed">With the number of a file it repeats it.</param>
/// <param name="save">Folder for files that were judged wrong; null keeps none.</param>
public sealed class ReportFuzzRun(IReadOnlyList<(string Name, byte[] Bytes)> seeds, ulong seed, string? save)
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private readonly ReportMaker maker = new(seeds);
    private readonly SortedDictionary<string, long> outcomes = new(StringComparer.Ordinal);
    private long now;
    private long since;
    private double slowest;

    /// <summary>The files of a folder with their names, in order.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Seeds(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f) is ".docx" or ".txt").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))];

    /// <summary>Judges files from number <paramref name="first"/> on.</summary>
    /// <returns>How many were judged wrong.</returns>
    public long Run(long first, TimeSpan time, TextWriter log, CancellationToken stop)
    {
        var begin = Stopwatch.GetTimestamp();
        var told = begin;
        var wrong = 0L;
        using var watch = new Timer(_ => Watch(log), null, Hang, Hang);
        for (var i = 0; i < seeds.Count; i++) wrong += One(-1 - i, seeds[i], log);
        for (var n = first; !stop.IsCancellationRequested && Stopwatch.GetElapsedTime(begin) < time; n++)
        {
            wrong += One(n, maker.Make(seed, n), log);
            if (Stopwatch.GetElapsedTime(told) < TimeSpan.FromSeconds(15)) continue;
            told = Stopwatch.GetTimestamp();
            Tell(log, n - first + 1, Stopwatch.GetElapsedTime(begin), wrong);
        }
        Tell(log, now - first + 1, Stopwatch.GetElapsedTime(begin), wrong);
        foreach (var (codes, count) in outcomes.OrderByDescending(o => o.Value).Take(30)) log.WriteLine(FormattableString.Invariant($"{count,10} {codes}"));
        log.Flush();
        return wrong;
    }

    private int One(long number, (string Name, byte[] Bytes) file, TextWriter log)
    {
        now = number;
        Volatile.Write(ref since, Environment.CpuUsage.TotalTime.Ticks);
        var judgement = ReportJudge.Judge(file.Name, file.Bytes, number);
        Volatile.Write(ref since, 0);
        slowest = Math.Max(slowest, judgement.Milliseconds);
        outcomes[judgement.Codes] = outcomes.GetValueOrDefault(judgement.Codes) + 1;
        if (judgement.Wrong is null) return 0;
        log.WriteLine(FormattableString.Invariant($"WRONG seed {seed} number {number}: {judgement.Wrong}"));
        if (save is not null)
        {
            Directory.CreateDirectory(save);
            File.WriteAllBytes(Path.Combine(save, string.Create(CultureInfo.InvariantCulture, $"wrong-{seed}-{number}{Path.GetExtension(file.Name)}")), file.Bytes);
        }
        return 1;
    }

    private void Tell(TextWriter log, long done, TimeSpan passed, long wrong)
    {
        log.WriteLine(FormattableString.Invariant(
            $"{passed:hh\\:mm\\:ss} reports {done} wrong {wrong} ways to fare {outcomes.Count} slowest {slowest:F0} ms, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB, at number {now}"));
        log.Flush();
    }

    private void Watch(TextWriter log)
    {
        var started = Volatile.Read(ref since);
        if (started == 0 || Environment.CpuUsage.TotalTime.Ticks - started < Hang.Ticks) return;
        log.WriteLine(FormattableString.Invariant($"HANG seed {seed} number {now}"));
        log.Flush();
        Environment.FailFast(FormattableString.Invariant($"Report {now} of seed {seed} does not end."));
    }
}
