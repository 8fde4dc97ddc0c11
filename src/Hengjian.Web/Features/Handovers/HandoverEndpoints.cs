using Hengjian.Domain.Access;
using Hengjian.Domain.People;
using Hengjian.Evaluation.Handovers;
using Hengjian.Kernel;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Handovers;

/// <summary>Begins, shows, accepts and withdraws handovers.</summary>
internal static class HandoverEndpoints
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    internal static Task<IResult> StartAsync(string? unit, long? from, HandoverQuery query, HandoverLibrary library, Viewer viewer, CancellationToken cancel) =>
        StartAsync(unit, from, null, "", [], query, library, viewer, cancel);

    internal static async Task<IResult> PrepareAsync(
        [FromForm] string? unit, [FromForm] long? from, [FromForm] long? to, [FromForm] string? reason,
        HandoverQuery query, HandoverLibrary library, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindUnitAsync(unit ?? "", cancel) is not { } found) return Pages.NotFound();
        var giver = (await query.GiversAsync(found, cancel)).FirstOrDefault(p => p.Id == from);
        if (giver is null) return await StartAsync(unit, from, to, reason, [HandoverProblems.UnknownGiver()], query, library, viewer, cancel);
        var may = HandoverLibrary.MayPrepare(viewer.Principal, found, giver.Account);
        if (!may.Allowed) return Pages.Forbidden(may.Reason);
        var receiver = (await query.ReceiversAsync(found, giver.Account, cancel)).FirstOrDefault(p => p.Id == to);
        if (receiver is null) return await StartAsync(unit, from, to, reason, [HandoverProblems.UnknownReceiver()], query, library, viewer, cancel);
        var made = await library.PrepareAsync(found.Id, giver.Account, receiver.Account, reason ?? "", viewer.Principal, cancel);
        return made.TryGet(out var record)
            ? TypedResults.LocalRedirect(HandoverLibrary.AddressOf(record.Id) + "?done=prepared")
            : await StartAsync(unit, from, to, reason, made.Problems, query, library, viewer, cancel);
    }

    internal static async Task<IResult> ShowAsync(long id, string? done, HandoverQuery query, CancellationToken cancel) =>
        await query.FindAsync(id, cancel) is { } model ? Page(model, [], done) : Pages.NotFound();

    internal static async Task<IResult> FileAsync(long id, HandoverQuery query, AuditedFiles files, CancellationToken cancel)
    {
        if (await query.FindAsync(id, cancel) is not { } model) return Pages.NotFound();
        var bytes = HandoverDocument.Write(model.Row.Record, model.Unit.Name, model.Row.From, model.Row.To);
        return await files.StreamAsync(
            new MemoryStream(bytes), Docx, $"工作移交清单 {model.Unit.Name} 第{id}号.docx", "download-handover", FormattableString.Invariant($"handover:{id}"), cancel);
    }

    // The form is read so that its token is asked for.
    internal static Task<IResult> AcceptAsync(long id, [FromForm] string? agreed, HandoverQuery query, HandoverLibrary library, Viewer viewer, CancellationToken cancel) =>
        DoAsync(id, "accepted", query, () => library.AcceptAsync(id, viewer.Principal, cancel), cancel);

    internal static Task<IResult> WithdrawAsync(long id, [FromForm] string? reason, HandoverQuery query, HandoverLibrary library, Viewer viewer, CancellationToken cancel) =>
        DoAsync(id, "withdrawn", query, () => library.WithdrawAsync(id, reason ?? "", viewer.Principal, cancel), cancel);

    internal static Task<IResult> AgainAsync(long id, [FromForm] string? agreed, HandoverQuery query, HandoverLibrary library, Viewer viewer, CancellationToken cancel) =>
        DoAsync(id, "prepared", query, () => library.PrepareAnewAsync(id, viewer.Principal, cancel), cancel);

    private static async Task<IResult> DoAsync(long id, string done, HandoverQuery query, Func<Task<Result<HandoverRecord>>> deed, CancellationToken cancel)
    {
        if (await query.FindAsync(id, cancel) is not { } model) return Pages.NotFound();
        var outcome = await deed();
        if (outcome.TryGet(out var record)) return TypedResults.LocalRedirect($"{HandoverLibrary.AddressOf(record.Id)}?done={done}");
        if (outcome.Problems[0].Code == AccessProblems.DeniedCode || outcome.Problems[0].Code == HandoverProblems.NotReceiver().Code) return Pages.Forbidden(outcome.Problems[0].Message);
        return Page(model, outcome.Problems, null);
    }

    private static IResult Page(HandoverModel model, IReadOnlyList<Problem> problems, string? done) => Pages.Show<HandoverPage>(
        new { Model = model, Problems = problems, Done = done }, problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private static async Task<IResult> StartAsync(
        string? unit, long? from, long? to, string? reason, IReadOnlyList<Problem> problems, HandoverQuery query, HandoverLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var found = string.IsNullOrEmpty(unit) ? null : await query.FindUnitAsync(unit, cancel);
        if (found is null && !string.IsNullOrEmpty(unit)) return Pages.NotFound();
        var own = await query.OwnUnitsAsync(cancel);
        IReadOnlyList<HandoverPerson> givers = found is null ? [] : await query.GiversAsync(found, cancel);
        var giver = givers.FirstOrDefault(g => g.Id == from) ?? givers.FirstOrDefault(g => g.Account == viewer.Principal.Account) ?? (givers.Count == 1 ? givers[0] : null);
        var account = giver is null ? null : await query.AccountAsync(giver.Account, cancel);
        return Pages.Show<HandoverStartPage>(
            new
            {
                Unit = found,
                Own = own,
                Givers = givers,
                Giver = giver,
                Receivers = found is null || giver is null ? [] : await query.ReceiversAsync(found, giver.Account, cancel),
                Receiver = to,
                Reason = reason,
                Entries = found is null || account is null ? [] : await library.LookAsync(found, account, cancel),
                May = found is null || giver is null ? Decision.Yes : HandoverLibrary.MayPrepare(viewer.Principal, found, giver.Account),
                Rows = await query.ListAsync(found, cancel),
                Problems = problems,
            },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
