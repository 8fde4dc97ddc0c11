using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Hengjian.Data.Records;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Evidences;

/// <summary>A file that a submission names, with what was said of it then.</summary>
/// <param name="Region">Region of the submission.</param>
/// <param name="Unit">Whose evidence it is.</param>
/// <param name="Paper">The entry.</param>
public sealed record HandedUpPaper(int Region, string Unit, SealedPaper Paper)
{
    /// <summary>Whether it is a version of that evidence.</summary>
    public bool Is(EvidenceItemRecord item, EvidenceVersionRecord version) => item.UnitId == Unit && version.Sha256 == Paper.Sha256
        && (Paper.Evidence is null || Paper.Evidence == item.Id) && (Paper.Version == 0 || Paper.Version == version.Number);
}

/// <summary>
/// Evidence as it was handed up. While an item is being mended its unit takes files out and writes other titles and numbers; above, what the
/// submission named stays in sight, as it was said then.
/// </summary>
public sealed class SealedEvidence(Workspace workspace)
{
    private const int MostKept = 256;

    private static readonly string Start = ((int)SealPart.Evidence).ToString(CultureInfo.InvariantCulture) + "\t";

    private readonly ConcurrentDictionary<string, IReadOnlyList<(string Unit, SealedPaper Paper)>> kept = new(StringComparer.Ordinal);

    /// <summary>
    /// What submissions name that the records need not give any more: those of packages being mended and those that later ones took the
    /// place of; oldest first. Of the others the uses of versions say it, which are closed.
    /// </summary>
    public async Task<IReadOnlyList<HandedUpPaper>> OfAsync(AppDb db, IReadOnlySet<int> regions, CancellationToken cancel = default)
    {
        if (regions.Count == 0) return [];
        var made = await (
            from submission in db.Submissions.AsNoTracking()
            join package in db.Packages on submission.PackageId equals package.Id
            where package.SubmissionId != submission.Id || (package.State != PackageState.Submitted && package.State != PackageState.Accepted)
            orderby submission.Id
            select new { submission.RegionCode, submission.ManifestSha256 }).ToListAsync(cancel);
        var found = new List<HandedUpPaper>();
        foreach (var one in made.Where(m => regions.Contains(m.RegionCode)))
            found.AddRange((await ReadAsync(one.ManifestSha256, cancel)).Select(p => new HandedUpPaper(one.RegionCode, p.Unit, p.Paper)));
        return found;
    }

    // A list never changes: what was read stays right.
    private async Task<IReadOnlyList<(string Unit, SealedPaper Paper)>> ReadAsync(string sha256, CancellationToken cancel)
    {
        if (kept.TryGetValue(sha256, out var known)) return known;
        if (!workspace.Files.Open(sha256).TryGet(out var file)) return [];
        var papers = new List<(string Unit, SealedPaper Paper)>();
        using var reader = new StreamReader(file, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            if (!line.StartsWith(Start, StringComparison.Ordinal) || line.Split('\t', 3) is not [_, var key, var json]) continue;
            // item/unit/slot/hash/use
            if (key.Split('/') is [_, var unit, ..]) papers.Add((unit, SealedPaper.Read(Encoding.UTF8.GetBytes(json))));
        }
        if (kept.Count >= MostKept) kept.Clear();
        return kept[sha256] = papers;
    }
}
