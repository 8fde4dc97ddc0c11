using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Publicity;
using Hengjian.Evaluation.Publicity;
using Hengjian.Kernel;
using Hengjian.Web.Components;
using Hengjian.Web.Features.Packages;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Publicity;

/// <summary>What was typed into the form of a publicity.</summary>
/// <param name="Text">The text.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record PublishForm(string Text, string From, string To);

/// <summary>What the lead does with a publicity.</summary>
internal static class PublishingEndpoints
{
    private const string Path = "/packages/{id:long}/publicity";

    internal static void MapPublishing(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ShowAsync).Requires(Permission.ManagePublicity);
        app.MapPost(Path, PublishAsync).Requires(Permission.ManagePublicity);
        app.MapPost(Path + "/withdraw", WithdrawAsync).Requires(Permission.ManagePublicity);
        app.MapPost("/packages/{id:long}/objections/{objection:long}", AnswerAsync).Requires(Permission.ManagePublicity);
    }

    internal static string Address(long package) => FormattableString.Invariant($"/packages/{package}/publicity");

    private static async Task<IResult> ShowAsync(long id, PackageView view, PublicityLibrary library, ObjectionLibrary objections, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
        await PageAsync(id, null, [], view, library, objections, viewer, clock, cancel);

    private static async Task<IResult> PublishAsync(
        long id, [FromForm] string? text, [FromForm] string? from, [FromForm] string? to, [FromForm] bool? looked,
        PackageView view, PublicityLibrary library, ObjectionLibrary objections, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        if (await view.OpenAsync(id, PackageMove.Publish, cancel) is { Instead: { } instead }) return instead;
        var form = new PublishForm(text ?? "", from ?? "", to ?? "");
        var giving = new PublicGiving(form.Text, Day(form.From), Day(form.To), looked == true);
        var done = await library.PublishAsync(id, viewer.Principal, giving, cancel);
        return done.IsOk ? Pages.Back(Address(id)) : await PageAsync(id, form, done.Problems, view, library, objections, viewer, clock, cancel);
    }

    private static async Task<IResult> WithdrawAsync(
        long id, [FromForm] string? reason, PackageView view, PublicityLibrary library, ObjectionLibrary objections, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        if (await view.OpenAsync(id, PackageMove.Publish, cancel) is { Instead: { } instead }) return instead;
        var done = await library.UnpublishAsync(id, viewer.Principal, reason ?? "", cancel);
        return done.IsOk ? Pages.Back(PackageRoutes.Package(id)) : await PageAsync(id, null, done.Problems, view, library, objections, viewer, clock, cancel);
    }

    private static async Task<IResult> AnswerAsync(
        long id, long objection, [FromForm] string? answer, PackageView view, PublicityLibrary library, ObjectionLibrary objections, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        if (await view.OpenAsync(id, PackageMove.Publish, cancel) is { Instead: { } instead }) return instead;
        var done = await objections.AnswerAsync(id, objection, answer ?? "", viewer.Principal, cancel);
        return done.IsOk ? Pages.Back(Address(id)) : await PageAsync(id, null, done.Problems, view, library, objections, viewer, clock, cancel);
    }

    private static async Task<IResult> PageAsync(
        long id, PublishForm? form, IReadOnlyList<Problem> problems, PackageView view, PublicityLibrary library, ObjectionLibrary objections, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        var (model, instead) = await view.OpenAsync(id, PackageMove.Publish, cancel);
        if (model is null) return instead!;
        var post = await library.OfPackageAsync(id, cancel);
        var days = model.Board.Work.PublicityDays;
        var first = ChineseText.Today(clock).AddDays(1);
        form ??= new PublishForm(
            model.May(PackageMove.Publish) ? await library.ProposeAsync(id, model.ItemName, cancel) : "", Text(first), Text(first.AddDays(Math.Max(0, days - 1))));
        return Pages.Show<PublishPage>(new
        {
            Model = model,
            post.Post,
            Objections = (IReadOnlyList<(ObjectionRecord, string?)>)[.. post.Objections.Select(o => (o, objections.ContactOf(o)))],
            Form = form,
            Problems = problems,
        }, problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
