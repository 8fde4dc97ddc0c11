using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Submissions;
using Hengjian.Web.Downloads;
using Hengjian.Web.Features.Packages;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Submissions;

/// <summary>报送、接收、退回, and the receipt.</summary>
internal static class SubmissionEndpoints
{
    private const string Path = PackageRoutes.Pattern;
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    internal static void MapSubmission(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path + "/submit", AskAsync).Requires(Permission.SubmitPackage);
        app.MapPost(Path + "/submit", SubmitAsync).Requires(Permission.SubmitPackage).DemandsToken();
        app.MapPost(Path + "/accept", AcceptAsync).Requires(Permission.ReturnPackage).DemandsToken();
        app.MapGet(Path + "/return", ChooseAsync).Requires(Permission.ReturnPackage);
        app.MapPost(Path + "/return", ReturnAsync).Requires(Permission.ReturnPackage);
        app.MapGet(Path + "/receipt", ReceiptAsync).Requires(Permission.ViewWork);
        app.MapGet(Path + "/receipt.docx", ReceiptFileAsync).Requires(Permission.ViewWork);
    }

    private static async Task<IResult> AskAsync(long id, PackageView view, CancellationToken cancel)
    {
        var (model, instead) = await view.OpenAsync(id, PackageMove.Submit, cancel);
        return model is null ? instead! : Pages.Show<SubmitPage>(new { Model = model });
    }

    private static async Task<IResult> SubmitAsync(long id, PackageView view, SubmissionLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var (model, instead) = await view.OpenAsync(id, PackageMove.Submit, cancel);
        if (model is null) return instead!;
        var done = await library.SubmitAsync(id, viewer.Principal, await view.IsFreshAsync(cancel), cancel);
        return done.IsOk
            ? Pages.Back(PackageRoutes.Package(id) + "/receipt")
            : Pages.Show<SubmitPage>(new { Model = model, done.Problems }, StatusCodes.Status422UnprocessableEntity);
    }

    private static Task<IResult> AcceptAsync(long id, PackageView view, SubmissionLibrary library, Viewer viewer, CancellationToken cancel) =>
        view.DoAsync(id, PackageMove.Accept, () => library.AcceptAsync(id, viewer.Principal, cancel), cancel);

    // Cells, texts and slots of one item, to be ticked.
    private static async Task<IResult> ChooseAsync(long id, string? item, PackageView view, ReturnBoard board, AppDb db, CancellationToken cancel)
    {
        var (model, instead) = await view.OpenAsync(id, PackageMove.Return, cancel);
        if (model is null) return instead!;
        var items = model.Board.Items.Where(i => !i.NotApplicable).Select(i => i.Assignment.Item).ToList();
        if (items.Count == 0 || (item is not null && !items.Contains(item))) return Pages.NotFound();
        var chosen = item ?? items[0];
        return Pages.Show<ReturnPage>(new { Model = model, Item = chosen, Choices = await board.OfItemAsync(db, model.Package, chosen, CellReader.Show, cancel) });
    }

    private static async Task<IResult> ReturnAsync(
        HttpContext context, long id, [FromForm] string? reason, [FromForm] string? due,
        PackageView view, ReturnLibrary library, ReturnBoard board, AppDb db, Viewer viewer, CancellationToken cancel)
    {
        var day = DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : (DateOnly?)null;
        var form = context.Request.Form;
        var pieces = form["items"].OfType<string>().Distinct(StringComparer.Ordinal).Select(i => new ReturnPiece(i, new EditTarget.Whole(i), form["words." + i].ToString()))
            .Concat(form["pieces"].OfType<string>().Distinct(StringComparer.Ordinal).Select(p => ReturnPiece.Read(p, form["words"].ToString())).OfType<ReturnPiece>()).ToList();
        var (model, instead) = await view.OpenAsync(id, PackageMove.Return, cancel);
        if (model is null) return instead!;
        var done = await library.ReturnAsync(id, viewer.Principal, reason ?? "", day, pieces, cancel);
        if (done.IsOk || form["of"].ToString() is not { Length: > 0 } item) return await view.AnswerAsync(id, done, cancel);
        var page = new
        {
            Model = model,
            Item = item,
            Choices = await board.OfItemAsync(db, model.Package, item, CellReader.Show, cancel),
            done.Problems,
            Ticked = form["pieces"].OfType<string>().ToHashSet(StringComparer.Ordinal),
            Words = form["words"].ToString(),
            Reason = reason ?? "",
        };
        return Pages.Show<ReturnPage>(page, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ReceiptAsync(long id, PackageView view, SubmissionLibrary library, CancellationToken cancel)
    {
        if (await view.FindAsync(id, cancel) is not { } model) return Pages.NotFound();
        return Pages.Show<ReceiptPage>(new { Model = model, Sealed = await library.OfPackageAsync(id, cancel) });
    }

    private static async Task<IResult> ReceiptFileAsync(long id, PackageView view, SubmissionLibrary library, AuditedFiles files, CancellationToken cancel)
    {
        if (await view.FindAsync(id, cancel) is not { } model || await library.OfPackageAsync(id, cancel) is not { } sealedOne) return Pages.NotFound();
        var bytes = ReceiptDocument.Write(sealedOne, model.Region, library.PublicKey);
        return await files.StreamAsync(
            new MemoryStream(bytes), Docx, $"{model.Region}自评报送回执 {sealedOne.Record.Receipt}.docx", "download-receipt", FormattableString.Invariant($"package:{id}"), cancel);
    }
}
