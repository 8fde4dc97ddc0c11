using Hengjian.Domain.Packages;
using Hengjian.Domain.SelfReports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class SelfReportConfiguration : IEntityTypeConfiguration<SelfReportRecord>
{
    public void Configure(EntityTypeBuilder<SelfReportRecord> builder)
    {
        builder.ToTable("self_reports");
        builder.Property(r => r.Template).HasMaxLength(60);
        builder.Property(r => r.BuiltSha256).HasMaxLength(64);
        builder.HasIndex(r => new { r.PackageId, r.Template }).IsUnique();
        builder.HasOne<PackageRecord>().WithMany().HasForeignKey(r => r.PackageId).OnDelete(DeleteBehavior.Restrict);
    }
}
