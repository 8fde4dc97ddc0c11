using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.SheetBooks;

/// <summary>What became of a file that was taken over.</summary>
/// <param name="Saved">Cells that were stored.</param>
/// <param name="Left">Cells that were not, with the reason.</param>
/// <param name="Problem">What stopped it in the middle; null when nothing did.</param>
public sealed record BookTaken(int Saved, IReadOnlyList<(string Cell, Problem Why)> Left, Problem? Problem);

/// <summary>表格导入: a sheet that was filled in elsewhere comes back; first what it would change, then what was chosen, saved as typed values are.</summary>
public sealed class SheetBookImport(Workspace workspace, SheetReader reader, CellSaver saver)
{
    private const int Together = 500;
    private const int LongestName = 120;
    private const int QueriedAtOnce = 500;

    /// <summary>Largest file.</summary>
    public static long MostBytes => SheetBookFormat.Limits.MaxFileBytes;

    /// <summary>Keeps the file as it was handed in, and says what it would change. Nothing else is stored.</summary>
    public async Task<Result<BookComparison>> CompareAsync(long sheet, string name, Stream content, Principal principal, CancellationToken cancel = default)
    {
        if (content.Length > MostBytes) return Documents.DocumentProblems.FileTooLarge(MostBytes);
        var file = await workspace.Files.AddAsync(content, cancel);
        return await CompareAsync(sheet, name, file.Sha256, principal, cancel);
    }

    /// <summary>What a file kept before would change now.</summary>
    /// <returns>HJP0510 no such sheet, HJD0900–0913 and HJD02xx–03xx for what is wrong with the file.</returns>
    public async Task<Result<BookComparison>> CompareAsync(long sheet, string name, string sha256, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        if (await reader.FindAsync(db, sheet, principal, cancel) is not { } view) return FillingProblems.UnknownSheet();
        if (view.Sheet.Mode == SheetMode.File) return SheetBookProblems.FileSheet();
        if (!workspace.Files.Open(sha256).TryGet(out var stream)) return SheetBookProblems.NoFile();
        await using (stream)
        {
            var read = SheetBookReader.Read(stream);
            if (!read.TryGet(out var book)) return Result.Fail<BookComparison>(read.Problems);
            if (book.Mark is { } mark && mark.Sheet != sheet) return SheetBookProblems.OtherSheet(mark.Title);
            var bases = await BasesAsync(db, sheet, SheetBookCompare.NeededBases(view, book), cancel);
            return new SheetBookCompare(view, book, bases).Compare() with { Sha256 = sha256, FileName = NameOf(name) };
        }
    }

    /// <summary>Takes differences over.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="sha256">Its hash, as <see cref="CompareAsync(long, string, Stream, Principal, CancellationToken)"/> gave it.</param>
    /// <param name="chosen">Choices of the comparison; null for every plain change.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public async Task<Result<BookTaken>> TakeAsync(
        long sheet, string name, string sha256, IReadOnlySet<string>? chosen, Principal principal, CancellationToken cancel = default)
    {
        var compared = await CompareAsync(sheet, name, sha256, principal, cancel);
        if (!compared.TryGet(out var comparison)) return Result.Fail<BookTaken>(compared.Problems);
        var wanted = comparison.Differences.Where(d => chosen is null ? d.Verdict == BookVerdict.Change : d.MayTake && chosen.Contains(d.Choice)).ToList();
        if (wanted.Count == 0 && chosen is { Count: > 0 } && !comparison.Differences.Any(d => d.MayTake)) return new BookTaken(0, [], null);
        if (wanted.Count == 0 && chosen is not null) return SheetBookProblems.NothingTicked();
        var taken = await SaveAsync(sheet, comparison, wanted, principal, cancel);
        if (taken.Saved > 0)
        {
            await workspace.Audit.AppendAsync(
                principal.Account, "import-sheet", $"sheet:{sheet}",
                new { region = comparison.View.Sheet.RegionCode, sha256, count = taken.Saved, left = taken.Left.Count }, cancel);
        }
        return taken;
    }

    private async Task<BookTaken> SaveAsync(long sheet, BookComparison comparison, List<BookDifference> wanted, Principal principal, CancellationToken cancel)
    {
        var (saved, left) = (0, new List<(string, Problem)>());
        foreach (var part in wanted.Chunk(Together))
        {
            var ops = part.Select(d => new CellOp(OpOf(sheet, comparison.Sha256, d), d.Row.Id, d.Element.Id, d.Text, d.Now?.Id, CellSource.Xlsx, SourceOf(comparison, d))).ToList();
            var stored = await saver.SaveAsync(sheet, ops, principal, cancel);
            if (!stored.TryGet(out var result))
                return new BookTaken(saved, left, saved == 0 ? stored.Problems[0] : SheetBookProblems.StoppedAt(saved, wanted.Count));
            foreach (var (difference, outcome) in part.Zip(result.Outcomes))
            {
                if (outcome is CellOutcome.Saved) saved++;
                else left.Add((NameOf(difference), WhyOf(outcome)));
            }
        }
        return new BookTaken(saved, left, null);
    }

    // The same cell of the same file over the same value is the same operation, however often it is sent.
    private static Guid OpOf(long sheet, string sha256, BookDifference difference) => new(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"xlsx\n{sheet}\n{sha256}\n{difference.Choice}\n{difference.Text}"))).AsSpan(0, 16));

    private static string SourceOf(BookComparison comparison, BookDifference difference) =>
        $"{comparison.FileName} {difference.Place}{(difference.FromFormula ? "（公式）" : "")} sha256:{comparison.Sha256[..12]}";

    private static string NameOf(BookDifference difference) => difference.Row.Name.Length > 0 ? $"{difference.Row.Name} {difference.Element.NameZh}" : difference.Element.NameZh;

    private static Problem WhyOf(CellOutcome outcome) => outcome switch
    {
        CellOutcome.Refused refused => refused.Why,
        CellOutcome.Conflict conflict => FillingProblems.NotNow($"{conflict.By} 刚把它改为“{conflict.Text}”，没有动。"),
        _ => FillingProblems.NotNow("没有存上。"),
    };

    private static string NameOf(string name)
    {
        var plain = new string([.. Path.GetFileName(name.Replace('\\', '/')).Where(c => !char.IsControl(c))]).Trim();
        return plain.Length == 0 ? "表格" : plain.Length > LongestName ? plain[..LongestName] : plain;
    }

    private static async Task<Dictionary<long, CellRevisionRecord>> BasesAsync(AppDb db, long sheet, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var found = new Dictionary<long, CellRevisionRecord>();
        foreach (var part in ids.Chunk(QueriedAtOnce))
        {
            foreach (var revision in await db.CellRevisions.AsNoTracking().Where(r => r.SheetId == sheet && part.Contains(r.Id)).ToListAsync(cancel))
                found[revision.Id] = revision;
        }
        return found;
    }
}
