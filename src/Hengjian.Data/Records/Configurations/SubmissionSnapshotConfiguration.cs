using Hengjian.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class SubmissionSnapshotConfiguration : IEntityTypeConfiguration<SubmissionSnapshotRecord>
{
    public void Configure(EntityTypeBuilder<SubmissionSnapshotRecord> builder)
    {
        builder.ToTable("submission_snapshots");
        builder.HasKey(r => new { r.SubmissionId, r.Kind, r.Period });
        builder.Property(r => r.Period).ValueGeneratedNever();
        builder.Property(r => r.SubmissionId).ValueGeneratedNever();
        builder.Property(r => r.Kind).HasMaxLength(60);
        builder.HasIndex(r => r.SnapshotId);
        builder.HasOne<SubmissionRecord>().WithMany().HasForeignKey(r => r.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }
}
