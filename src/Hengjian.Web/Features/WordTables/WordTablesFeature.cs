using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.WordTables;
using Hengjian.Kernel;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.WordTables;

/// <summary>Word 表格: 责任分解表, 自评表 and 考评表 of a package, out as Word files and in again cell by cell.</summary>
public static class WordTablesFeature
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Pattern = "/word-tables/{package:long}";
    private const long MostBytes = 21L << 20;

    private static readonly (FormTableKind Kind, string Word)[] Kinds =
        [(FormTableKind.Breakdown, "breakdown"), (FormTableKind.SelfCheck, "self-check"), (FormTableKind.Assessment, "assessment")];

    /// <summary>Registers services; the page is reached from 任务分解 and 自评报告.</summary>
    public static void AddWordTables(this IServiceCollection services)
    {
        services.AddSingleton<FormTables>();
        services.AddSingleton(new AuditVocabulary(
            new Dictionary<string, string> { ["download-word-table"] = "导出 Word 表格", ["take-word-table"] = "采用 Word 表格的改动" }, AuditVocabulary.None,
            new Dictionary<string, string> { ["cells"] = "格数" }));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapWordTables(this IEndpointRouteBuilder app)
    {
        app.MapGet(Pattern, ShowAsync).Requires(Permission.ViewBreakdown);
        app.MapGet(Pattern + "/{kind}/file.docx", FileAsync).Requires(Permission.ViewBreakdown);
        app.MapPost(Pattern + "/{kind}", CompareAsync).Requires(Permission.ViewBreakdown).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        app.MapPost(Pattern + "/{kind}/take", TakeAsync).Requires(Permission.ViewBreakdown);
    }

    /// <summary>Address of a package's tables.</summary>
    internal static string Address(long package) => string.Create(CultureInfo.InvariantCulture, $"/word-tables/{package}");

    /// <summary>Address of one table.</summary>
    internal static string Address(long package, FormTableKind kind) => Address(package) + "/" + Kinds.First(k => k.Kind == kind).Word;

    private static Task<IResult> ShowAsync(long package, AppDb db, FormTables tables, Viewer viewer, CancellationToken cancel) => PageAsync(package, [], null, db, tables, viewer, cancel);

    private static async Task<IResult> FileAsync(long package, string kind, AppDb db, FormTables tables, AuditedFiles files, Viewer viewer, CancellationToken cancel)
    {
        if (KindOf(kind) is not { } asked) return Pages.NotFound();
        var found = await tables.OfAsync(db, package, asked, viewer.Principal, cancel);
        if (!found.TryGet(out var table)) return await InsteadAsync(package, found.Problems, db, tables, viewer, cancel);
        return await files.StreamAsync(
            new MemoryStream(tables.Write(table)), Docx, $"{table.Owner}{table.Name}.docx", "download-word-table", string.Create(CultureInfo.InvariantCulture, $"package:{package}"), cancel);
    }

    private static async Task<IResult> CompareAsync(
        long package, string kind, [FromForm] IFormFileCollection file, AppDb db, FormTables tables, Viewer viewer, CancellationToken cancel)
    {
        if (KindOf(kind) is not { } asked) return Pages.NotFound();
        if (await RefusalAsync(package, asked, db, tables, viewer, cancel) is { } refusal) return refusal;
        if (file.Count != 1) return await PageAsync(package, [FormTableProblems.NoFile()], null, db, tables, viewer, cancel);
        await using var stream = file[0].OpenReadStream();
        var compared = await tables.CompareAsync(db, package, asked, stream, viewer.Principal, cancel);
        return compared.TryGet(out var difference) ? Pages.Show<WordDifferencePage>(new { Difference = difference }) : await PageAsync(package, compared.Problems, null, db, tables, viewer, cancel);
    }

    private static async Task<IResult> TakeAsync(
        long package, string kind, [FromForm] IFormCollection form, AppDb db, FormTables tables, Evaluation.Workspaces.Workspace workspace, Viewer viewer, CancellationToken cancel)
    {
        if (KindOf(kind) is not { } asked) return Pages.NotFound();
        if (await RefusalAsync(package, asked, db, tables, viewer, cancel) is { } refusal) return refusal;
        var taken = await tables.TakeAsync(db, package, asked, form["sha"].ToString(), form["seen"].ToString(), [.. form["take"].OfType<string>()], viewer.Principal, cancel);
        if (!taken.IsOk) return await PageAsync(package, taken.Problems, null, db, tables, viewer, cancel);
        await workspace.Audit.AppendAsync(
            viewer.Principal.Account, "take-word-table", string.Create(CultureInfo.InvariantCulture, $"package:{package}"),
            new { region = (await db.Packages.FindAsync([package], cancel))!.RegionCode, table = FormTables.NameOf(asked), cells = taken.Value, file = form["sha"].ToString() }, cancel);
        return await PageAsync(package, [], (asked, taken.Value), db, tables, viewer, cancel);
    }

    private static FormTableKind? KindOf(string word) => Kinds.Where(k => k.Word == word).Select(k => (FormTableKind?)k.Kind).FirstOrDefault();

    // Out of sight it does not exist; in sight and not theirs to change it is refused with the reason.
    private static async Task<IResult?> RefusalAsync(long package, FormTableKind kind, AppDb db, FormTables tables, Viewer viewer, CancellationToken cancel)
    {
        var found = await tables.OfAsync(db, package, kind, viewer.Principal, cancel);
        if (!found.IsOk) return await InsteadAsync(package, found.Problems, db, tables, viewer, cancel);
        var region = (await db.Packages.FindAsync([package], cancel))!.RegionCode;
        var right = viewer.Decide(FormTables.ChangeOf(kind), new AccessObject(region, null, ProcessStage.Open, Openness.Government));
        return right.Allowed ? null : Pages.Forbidden(right.Reason);
    }

    private static async Task<IResult> InsteadAsync(long package, IReadOnlyList<Problem> problems, AppDb db, FormTables tables, Viewer viewer, CancellationToken cancel) =>
        (await tables.OfAsync(db, package, FormTableKind.Breakdown, viewer.Principal, cancel)).IsOk ? Pages.Forbidden(problems[0].Message) : Pages.NotFound();

    private static async Task<IResult> PageAsync(
        long package, IReadOnlyList<Problem> problems, (FormTableKind Kind, int Cells)? taken, AppDb db, FormTables tables, Viewer viewer, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var held = new List<(FormTableKind Kind, FormTable? Table, string Why)>();
        foreach (var (kind, _) in Kinds)
        {
            var found = await tables.OfAsync(db, package, kind, viewer.Principal, cancel);
            held.Add((kind, found.TryGet(out var table) ? table : null, found.IsOk ? "" : found.Problems[0].Message));
        }
        if (held[0].Table is null) return Pages.NotFound();
        var region = (await db.Packages.FindAsync([package], cancel))!.RegionCode;
        return Pages.Show<WordTablesPage>(
            new
            {
                Package = package,
                Held = held,
                Changes = Kinds.Where(k => viewer.Decide(FormTables.ChangeOf(k.Kind), new AccessObject(region, null, ProcessStage.Open, Openness.Government)).Allowed).Select(k => k.Kind).ToList(),
                Problems = problems,
                Taken = taken,
            },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
