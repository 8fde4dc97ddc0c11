using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Submissions;
using Hengjian.Web.Features.Packages;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Submissions;

/// <summary>What was typed into the record of an approval.</summary>
/// <param name="Body">Meeting or leader.</param>
/// <param name="Number">Of the minutes.</param>
/// <param name="On">The day.</param>
public sealed record ApprovalForm(string Body, string Number, string On);

/// <summary>登记政府审定.</summary>
internal static class ApprovalEndpoints
{
    private const string Path = "/packages/{id:long}/approval";

    internal static void MapApproval(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ShowAsync).Requires(Permission.RecordApproval);
        app.MapPost(Path, ApproveAsync).Requires(Permission.RecordApproval);
    }

    private static async Task<IResult> ShowAsync(long id, PackageView view, Viewer viewer, CancellationToken cancel)
    {
        var (model, instead) = await view.OpenAsync(id, PackageMove.Approve, cancel);
        return model is null ? instead! : Pages.Show<ApprovalPage>(new { Model = model, Form = new ApprovalForm("", "", "") });
    }

    private static async Task<IResult> ApproveAsync(
        long id, [FromForm] string? body, [FromForm] string? number, [FromForm] string? on,
        PackageView view, ApprovalLibrary library, Viewer viewer, CancellationToken cancel)
    {
        var (model, instead) = await view.OpenAsync(id, PackageMove.Approve, cancel);
        if (model is null) return instead!;
        var form = new ApprovalForm(body ?? "", number ?? "", on ?? "");
        var day = DateOnly.TryParseExact(form.On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : (DateOnly?)null;
        var done = await library.ApproveAsync(id, viewer.Principal, new ApprovalGiving(form.Body, form.Number, day), cancel);
        return done.IsOk ? Pages.Back(PackageRoutes.Package(id)) : Pages.Show<ApprovalPage>(new { Model = model, Form = form, done.Problems }, StatusCodes.Status422UnprocessableEntity);
    }
}
