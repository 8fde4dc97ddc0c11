using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Records;
using Hengjian.Documents.Official;
using Hengjian.Documents.Reports;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Domain.SelfReports;
using Hengjian.Domain.SelfScores;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.SelfReports;

/// <summary>How a block of a report stands.</summary>
public enum BlockState
{
    /// <summary>As built.</summary>
    Built,

    /// <summary>A person's text, over what is still built the same.</summary>
    Edited,

    /// <summary>What is built has changed, and was merged into the person's text.</summary>
    Merged,

    /// <summary>Both changed the same paragraph: the person's text stands until somebody decides.</summary>
    Conflict,

    /// <summary>Nothing is built and nobody has written.</summary>
    Open,
}

/// <summary>A block as it stands in the report.</summary>
/// <param name="Built">As built now.</param>
/// <param name="Text">What is printed.</param>
/// <param name="State">How it stands.</param>
/// <param name="By">Who edited it; null for nobody.</param>
/// <param name="Version">Number of the newest version of a person's text; 0 when nobody ever wrote one.</param>
public sealed record ReportBlockView(BuiltBlock Built, string Text, BlockState State, string? By, int Version = 0)
{
    /// <summary>Hash of the built text: whether it is still what an editor began with.</summary>
    public string BuiltSha256 => SelfReportLibrary.Hash(Built.Text);
}

/// <summary>A report of a package.</summary>
/// <param name="Package">The package.</param>
/// <param name="Template">Its form.</param>
/// <param name="Material">What it is made of.</param>
/// <param name="Blocks">In order.</param>
public sealed record SelfReportView(PackageRecord Package, SelfReportTemplate Template, SelfReportMaterial Material, IReadOnlyList<ReportBlockView> Blocks)
{
    /// <summary>Items that are being mended.</summary>
    public IReadOnlySet<string> Reopened { get; init; } = new HashSet<string>();

    /// <summary>Whether a block may be written over now, and why not; null asks for any.</summary>
    public Decision MayEdit(string? block) => ReportGate.May(Package.State, block, Reopened);
}

/// <summary>
/// 自评报告: built anew each time from what units handed on; what a person wrote over a block stays, and is merged when the
/// block is built differently later. Nothing a person wrote is lost.
/// </summary>
public sealed partial class SelfReportLibrary(Workspace workspace, PartBooks parts, TokenValues values)
{
    /// <summary>The report of a package as the principal may build it; null when the package is not there for them.</summary>
    public async Task<SelfReportView?> BuildAsync(AppDb db, long package, SelfReportTemplate template, Principal principal, CancellationToken cancel = default)
    {
        var record = await db.Packages.AsNoTracking().SingleOrDefaultAsync(p => p.Id == package, cancel);
        if (record is null) return null;
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == record.RoundId, cancel);
        if (!AccessPolicy.Decide(principal, Permission.BuildSelfReport, new AccessObject(record.RegionCode, null, round.Stage, Openness.Government)).Allowed) return null;
        var material = await MaterialAsync(db, record, principal, cancel);
        var edits = await (from e in db.ReportEdits join r in db.SelfReports on e.ReportId equals r.Id where r.PackageId == package && r.Template == template.Id select e).AsNoTracking().ToDictionaryAsync(e => e.BlockId, cancel);
        var versions = await (from v in db.ReportEditVersions join r in db.SelfReports on v.ReportId equals r.Id where r.PackageId == package && r.Template == template.Id group v.Number by v.BlockId into g select new { g.Key, Newest = g.Max() })
            .ToDictionaryAsync(v => v.Key, v => v.Newest, cancel);
        return new SelfReportView(record, template, material, [.. template.Build(material).Select(b => View(b, edits.GetValueOrDefault(b.Id), versions.GetValueOrDefault(b.Id)))])
        {
            Reopened = await EditGates.ReopenedItemsAsync(db, package, cancel),
        };
    }

    /// <summary>The report as .docx; what was written is read back, and every line must be there.</summary>
    public Result<byte[]> Write(SelfReportView report)
    {
        var blocks = new List<OfficialBlock>();
        foreach (var block in report.Blocks)
        {
            if (block.Built.Level > 0) blocks.Add(new OfficialHeading(block.Built.Level, block.Text));
            else if (block.State == BlockState.Open) blocks.Add(new OfficialParagraph($"【待写：{block.Built.Hint}】"));
            else
                foreach (var line in Lines(block.Text))
                    blocks.Add(block.State == BlockState.Conflict ? new OfficialParagraph([new OfficialRun(line) { Comment = "来源文字或数据已变，请在页面上核对后定稿。" }]) : new OfficialParagraph(line));
        }
        var title = string.Create(CultureInfo.InvariantCulture, $"{report.Material.Year}年度履行教育职责自评报告");
        var document = new OfficialDocument([report.Material.Region + "人民政府", title], blocks, new OfficialProperties(report.Material.Region + title, report.Material.Region + "人民政府", workspace.Clock.GetUtcNow()));
        var file = OfficialDocx.Write(document);
        var read = DocxReader.Read("自评报告.docx", file);
        if (!read.TryGet(out var back)) return Result.Fail<byte[]>(read.Problems);
        var missing = report.Blocks.Where(b => b.Built.Level == 0).SelectMany(b => Lines(b.Text)).FirstOrDefault(l => !back.Report.Text.Contains(l, StringComparison.Ordinal));
        return missing is null ? file : SelfReportProblems.NotPrinted(missing.Length > 40 ? missing[..40] + "…" : missing);
    }

    /// <summary>How a block stands, given what a person wrote over it.</summary>
    public static ReportBlockView View(BuiltBlock built, ReportEditRecord? edit, int version = 0)
    {
        if (edit is null) return new(built, built.Text, built.Level == 0 && built.Text.Length == 0 ? BlockState.Open : BlockState.Built, null, version);
        if (edit.BaseText == built.Text) return new(built, edit.Text, BlockState.Edited, edit.By, version);
        var merge = TextMerge.ThreeWay(edit.BaseText, edit.Text, built.Text);
        return merge.IsClean ? new(built, merge.Text, BlockState.Merged, edit.By, version) : new(built, edit.Text, BlockState.Conflict, edit.By, version);
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Only what units have handed on and this person may see.
    private async Task<SelfReportMaterial> MaterialAsync(AppDb db, PackageRecord package, Principal principal, CancellationToken cancel)
    {
        var scope = AccessPolicy.WorkScopeOf(principal, Permission.BuildSelfReport);
        var records = await db.Contributions.AsNoTracking().InWork(scope).Where(c => c.PackageId == package.Id && c.Openness != Openness.Unit).OrderBy(c => c.Id).ToListAsync(cancel);
        var texts = new Dictionary<string, List<(PartBook Book, NarrativeDesk Desk, Func<TextToken, TokenValue> Value)>>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            var book = await parts.OfAsync(db, record, cancel);
            var desk = await NarrativeDesk.OfAsync(db, book, workspace.Clock.GetUtcNow(), cancel);
            if (!texts.TryGetValue(record.Item, out var list)) texts[record.Item] = list = [];
            list.Add((book, desk, await values.OfAsync(db, book, desk.Blocks.Select(b => b.Text.Text), TokenEyes.OfGovernment(book.Part.RegionCode), cancel)));
        }
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == package.RoundId, cancel);
        var any = await db.Contributions.AsNoTracking().FirstOrDefaultAsync(c => c.PackageId == package.Id, cancel);
        var scheme = any is null ? null : (await parts.OfAsync(db, any, cancel)).Book?.Scheme;
        var answered = await db.Assignments.AsNoTracking().Where(a => a.PackageId == package.Id).ToDictionaryAsync(a => a.Item, a => a.ClaimState, StringComparer.Ordinal, cancel);
        var scores = await PackageScores.CurrentAsync(db, package.Id, cancel: cancel);
        var areas = (scheme?.Items ?? []).Select(a => new ReportArea(a.Name, [.. a.Leaves.Where(l => answered.ContainsKey(l.Id)).Select(l => Item(l.Id, l.Name, texts.GetValueOrDefault(l.Id)) with { ScoreReason = ReasonOf(scores.GetValueOrDefault(l.Id)), NotApplicable = answered.GetValueOrDefault(l.Id) == ClaimState.Agreed })])).Where(a => a.Items.Count > 0).ToList();
        var scored = (scheme?.Leaves ?? []).Where(l => answered.GetValueOrDefault(l.Id, ClaimState.Agreed) != ClaimState.Agreed).Select(l => (l.MaxScore, l.Bonus, scores.GetValueOrDefault(l.Id)?.Points));
        var tree = await workspace.Regions.TreeOnAsync(round.RegionsOn, cancel);
        string Name(int code) => tree.TryGet(out var regions) && regions.TryFind(code, out var region) ? region.Name : code.ToString("D6", CultureInfo.InvariantCulture);
        return new SelfReportMaterial(Name(package.RegionCode), round.Year, round.Name, Name(round.RegionCode), areas) { Total = SelfScoreTotal.Of(scored).Words };
    }

    private static string ReasonOf(SelfScoreRecord? score) => score is { Reason.Length: > 0 } ? (score.Bonus ? "加分依据：" : "扣分理由：") + score.Reason : "";

    private static ReportItem Item(string id, string name, List<(PartBook Book, NarrativeDesk Desk, Func<TextToken, TokenValue> Value)>? units)
    {
        // The leading unit first.
        var ordered = (units ?? []).OrderByDescending(u => u.Book.IsLead).ThenBy(u => u.Book.Part.Id).ToList();
        var status = ordered.FirstOrDefault(u => u.Book.IsLead).Desk?[NarrativeKind.State].Text.Status ?? "";
        return new ReportItem(id, name, status, NarrativeKinds.All.ToDictionary(k => k, k => string.Join('\n', ordered.Select(u => TokenText.Render(u.Desk[k].Text.Text, u.Value).Text).Where(t => t.Length > 0))));
    }
}
