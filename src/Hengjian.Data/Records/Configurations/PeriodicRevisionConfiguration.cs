using Hengjian.Domain.Periodic;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class PeriodicRevisionConfiguration : IEntityTypeConfiguration<PeriodicRevisionRecord>
{
    public void Configure(EntityTypeBuilder<PeriodicRevisionRecord> builder)
    {
        builder.ToTable("periodic_revisions");
        builder.Property(r => r.Field).HasMaxLength(60);
        builder.Property(r => r.Text).HasMaxLength(400);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.Property(r => r.Source).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(r => new { r.ReportId, r.Id });
        builder.HasOne<PeriodicReportRecord>().WithMany().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
