using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Submissions;

/// <summary>What the record of an approval says.</summary>
/// <param name="Body">Meeting or leader.</param>
/// <param name="Number">Of the minutes.</param>
/// <param name="On">The day.</param>
public sealed record ApprovalGiving(string Body, string Number, DateOnly? On);

/// <summary>政府审定: recorded by the government's office, never by who compiled; it holds for the content of that moment.</summary>
public sealed class ApprovalLibrary(PackageDeeds packages, PackageContent content)
{
    private const int LongestBody = 100;
    private const int LongestNumber = 60;

    /// <summary>Records an approval, or says what is missing.</summary>
    public Task<Result<PackageState>> ApproveAsync(long package, Principal principal, ApprovalGiving giving, CancellationToken cancel = default) =>
        packages.DoAsync(package, PackageMove.Approve, principal, "", async deed =>
        {
            var problems = new List<Problem>();
            if (giving.Body.Trim() is not { Length: > 0 and <= LongestBody }) problems.Add(SubmissionProblems.NoBody());
            if (giving.Number.Trim() is not { Length: > 0 and <= LongestNumber }) problems.Add(SubmissionProblems.NoNumber());
            var earliest = deed.Work.Package.State == PackageState.Publicity ? deed.Work.Package.PublicityTo : null;
            if (giving.On is not { } on || on > BeijingTime.DayOf(deed.Now) || on < earliest) problems.Add(SubmissionProblems.BadDay());
            if (problems.Count > 0) return Result.Fail<object>(problems);
            var record = new ApprovalRecord
            {
                PackageId = package,
                RegionCode = deed.Work.Package.RegionCode,
                Body = giving.Body.Trim(),
                Number = giving.Number.Trim(),
                On = giving.On!.Value,
                ContentSha256 = await content.RootAsync(deed.Db, package, cancel),
                By = principal.Account,
                At = deed.Now,
            };
            deed.Db.Approvals.Add(record);
            return new { region = record.RegionCode, body = record.Body, number = record.Number, on = record.On, contentSha256 = record.ContentSha256 };
        }, cancel: cancel);
}
