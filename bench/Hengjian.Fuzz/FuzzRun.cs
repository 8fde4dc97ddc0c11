using System.Diagnostics;
using System.Globalization;
using Hengjian.Indicators.Catalogue;

namespace Hengjian.Fuzz;

/// <summary>Makes and judges formulas until the time is over; a formula that never ends kills the process with its number told.</summary>
/// <param name="catalogue">The names formulas may use.</param>
/// <param name="corpus">Formulas to start from; they are judged first.</param>
/// <param name="seed">With the number of a formula it repeats it.</param>
/// <param name="files">Spoils files now and then; null leaves them alone.</param>
/// <param name="save">Folder for formulas that fared in a new way or badly; null keeps none.</param>
public sealed class FuzzRun(IndicatorCatalogue catalogue, IReadOnlyList<string> corpus, ulong seed, FileJudge? files, string? save)
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    private readonly FormulaMaker maker = new(catalogue, corpus);
    private readonly FormulaJudge judge = new(catalogue);
    private readonly SortedDictionary<string, long> outcomes = new(StringComparer.Ordinal);
    private long now;
    private long since;
    private double slowest;

    /// <summary>Judges formulas from number <paramref name="first"/> on.</summary>
    /// <returns>How many answers were wrong.</returns>
    public long Run(long first, TimeSpan time, TextWriter log, CancellationToken stop)
    {
        var begin = Stopwatch.GetTimestamp();
        var told = begin;
        var wrong = 0L;
        using var watch = new Timer(_ => Watch(log), null, Hang, Hang);
        for (var i = 0; i < corpus.Count; i++) wrong += One(-1 - i, corpus[i], log);
        for (var n = first; !stop.IsCancellationRequested && Stopwatch.GetElapsedTime(begin) < time; n++)
        {
            wrong += One(n, maker.Make(seed, n), log);
            if (Stopwatch.GetElapsedTime(told) < TimeSpan.FromSeconds(15)) continue;
            told = Stopwatch.GetTimestamp();
            Tell(log, n - first + 1, Stopwatch.GetElapsedTime(begin), wrong);
        }
        Tell(log, now - first + 1, Stopwatch.GetElapsedTime(begin), wrong);
        foreach (var (codes, count) in outcomes.OrderByDescending(o => o.Value).Take(40))
            log.WriteLine(FormattableString.Invariant($"{count,10} {codes}"));
        log.Flush();
        return wrong;
    }

    /// <summary>One number in so many spoils a file instead: loading one takes as long as many formulas.</summary>
    private const int FilesEvery = 400;

    private int One(long number, string formula, TextWriter log)
    {
        now = number;
        Volatile.Write(ref since, Environment.CpuUsage.TotalTime.Ticks);
        var judgement = files is not null && number >= 0 && number % FilesEvery == 0
            ? files.Judge(seed, number / FilesEvery)
            : judge.Judge(formula, Math.Abs(number));
        Volatile.Write(ref since, 0);
        slowest = Math.Max(slowest, judgement.Milliseconds);
        var seen = outcomes.GetValueOrDefault(judgement.Codes);
        outcomes[judgement.Codes] = seen + 1;
        if (judgement.Wrong is not null)
            log.WriteLine(FormattableString.Invariant($"WRONG seed {seed} number {number}: {judgement.Wrong}"));
        // A spoilt file is told by its number alone.
        if (save is not null && !judgement.Codes.StartsWith("file", StringComparison.Ordinal) && (seen == 0 || judgement.Wrong is not null)) Save(number, formula, judgement);
        return judgement.Wrong is null ? 0 : 1;
    }

    private void Save(long number, string formula, Judgement judgement)
    {
        Directory.CreateDirectory(save!);
        var kind = judgement.Wrong is null ? "new" : "wrong";
        FuzzCorpus.Write(Path.Combine(save!, string.Create(CultureInfo.InvariantCulture, $"{kind}-{seed}-{number}.txt")), formula);
    }

    private void Tell(TextWriter log, long done, TimeSpan passed, long wrong)
    {
        log.WriteLine(FormattableString.Invariant(
            $"{passed:hh\\:mm\\:ss} formulas {done} wrong {wrong} ways to fare {outcomes.Count} slowest {slowest:F0} ms, at number {now}"));
        log.Flush();
    }

    private void Watch(TextWriter log)
    {
        var started = Volatile.Read(ref since);
        // Processor time: on a busy machine the process may get nothing for minutes.
        if (started == 0 || Environment.CpuUsage.TotalTime.Ticks - started < Hang.Ticks) return;
        log.WriteLine(FormattableString.Invariant($"HANG seed {seed} number {now}"));
        log.Flush();
        Environment.FailFast(FormattableString.Invariant($"Formula {now} of seed {seed} does not end."));
    }
}
