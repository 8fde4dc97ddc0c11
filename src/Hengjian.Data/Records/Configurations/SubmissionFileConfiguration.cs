using Hengjian.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class SubmissionFileConfiguration : IEntityTypeConfiguration<SubmissionFileRecord>
{
    public void Configure(EntityTypeBuilder<SubmissionFileRecord> builder)
    {
        builder.ToTable("submission_files");
        builder.HasKey(r => new { r.SubmissionId, r.Kind, r.Period });
        builder.Property(r => r.Period).ValueGeneratedNever();
        builder.Property(r => r.SubmissionId).ValueGeneratedNever();
        builder.Property(r => r.Sha256).HasMaxLength(64);
        builder.Property(r => r.Kind).HasMaxLength(60);
        builder.HasIndex(r => r.Sha256);
        builder.HasOne<SubmissionRecord>().WithMany().HasForeignKey(r => r.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }
}
